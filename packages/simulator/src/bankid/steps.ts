import type { SigningSession, StepProblem } from "../session";
import { type TestUser, testCredentials, testUsers } from "../test-users";

/** One step of BankID's hosted page; `document` counts from 0 and is set on reading steps only. */
export type Step =
  | { readonly name: string; readonly kind: "document"; readonly document: number }
  | { readonly name: string; readonly kind: "number" | "code" | "password" | "confirm" };

/** The steps of a session in the vendor's order: read each document, number, code, password, confirm. */
export function stepsOf(session: SigningSession): readonly Step[] {
  return [
    ...session.order.map((_, document) => ({
      name: `document-${document + 1}`,
      kind: "document" as const,
      document,
    })),
    { name: "number", kind: "number" },
    { name: "code", kind: "code" },
    { name: "password", kind: "password" },
    { name: "confirm", kind: "confirm" },
  ];
}

/** How many wrong numbers, codes and passwords together end the session. */
export const MAX_WRONG_TRIES = 3;

/** What sending a step leads to. */
export type StepOutcome =
  | { readonly kind: "accepted"; readonly user?: TestUser }
  | { readonly kind: "problem"; readonly code: StepProblem["code"]; readonly counts: boolean };

const accepted: StepOutcome = { kind: "accepted" };
const problem = (code: StepProblem["code"], counts: boolean): StepOutcome => ({
  kind: "problem",
  code,
  counts,
});

/** Judges what was sent with a step, knowing nothing of the session. */
export function judgeStep(step: Step, fields: URLSearchParams): StepOutcome {
  switch (step.kind) {
    case "document":
      return accepted;
    case "number": {
      const number = (fields.get("number") ?? "").replace(/\s/g, "");
      if (!/^\d{11}$/.test(number)) return problem("format", false);
      const user = testUsers.find((candidate) => candidate.nationalNumber === number);
      return user ? { kind: "accepted", user } : problem("unknown-number", true);
    }
    case "code":
      return (fields.get("code") ?? "").trim() === testCredentials.code
        ? accepted
        : problem("wrong-code", true);
    case "password":
      return fields.get("password") === testCredentials.password
        ? accepted
        : problem("wrong-password", true);
    case "confirm":
      return fields.get("terms") === "on" ? accepted : problem("terms-unchecked", false);
  }
}

/** Writes an outcome into the session's visit. True when that was one wrong try too many. */
export function recordOutcome(
  session: SigningSession,
  step: Step,
  index: number,
  outcome: StepOutcome,
): boolean {
  const { visit } = session;
  if (outcome.kind === "problem") {
    visit.problem = { step: step.name, code: outcome.code };
    if (outcome.counts) visit.wrongTries += 1;
    return visit.wrongTries >= MAX_WRONG_TRIES;
  }
  visit.problem = null;
  if (outcome.user) {
    visit.user = outcome.user;
    visit.furthest = index + 1;
  } else if (step.kind !== "confirm") {
    visit.furthest = Math.max(visit.furthest, index + 1);
  }
  return false;
}
