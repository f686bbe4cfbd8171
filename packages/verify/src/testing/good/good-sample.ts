import type { Level, Verdict } from "@sign/protocol";
import type { Signed } from "../signed-sample";

/** A file that nothing is wrong with, and what the report has to say of its first signature. */
export interface GoodSample {
  readonly name: string;
  readonly level: Level;
  readonly verdict: Verdict;
  readonly changes: "none" | "validation-data" | "another-signature" | "other";
  readonly make: () => Promise<Signed>;
}

/** Names samples of one level, with one kind of change after the first signature. */
export const samples = (
  level: Level,
  changes: GoodSample["changes"],
  list: Readonly<Record<string, GoodSample["make"]>>,
  verdict: Verdict = "passed",
): GoodSample[] =>
  Object.entries(list).map(([name, make]) => ({ name, level, verdict, changes, make }));
