/** What the doctor looks at, in the order in which it tells of it. */
export const doctorSubjects = [
  "gateway",
  "product keys",
  "clock",
  "secrets",
  "app origins",
  "base address",
  "routes",
  "body limit",
  "trust anchors",
  "webhook",
  "deployment",
  "runtime",
] as const;
/** See {@link doctorSubjects}. */
export type DoctorSubject = (typeof doctorSubjects)[number];

/** One thing that was looked at. Neither sentence holds a key, a secret or a token. */
export interface DoctorCheck {
  readonly subject: DoctorSubject;
  /** `fault`: signing does not work, or not safely. `warning`: it works, and something will hurt later, or could not be seen. */
  readonly result: "ok" | "warning" | "fault";
  /** What was found, in a sentence. */
  readonly found: string;
  /** What to do about it; `null` when nothing is to be done. */
  readonly mend: string | null;
}

/** What the doctor found. */
export interface DoctorReport {
  /** False when there is a fault. */
  readonly ok: boolean;
  readonly checks: readonly DoctorCheck[];
}

/** Speaks about one subject. */
export interface Voice {
  ok(found: string): DoctorCheck;
  warning(found: string, mend: string): DoctorCheck;
  fault(found: string, mend: string): DoctorCheck;
}

/** Makes the checks of a subject. */
export const about = (subject: DoctorSubject): Voice => ({
  ok: (found) => ({ subject, result: "ok", found, mend: null }),
  warning: (found, mend) => ({ subject, result: "warning", found, mend }),
  fault: (found, mend) => ({ subject, result: "fault", found, mend }),
});

/** What a check of options throws as a sentence; what is no TypeError is thrown on. */
export function complaintOf(check: () => unknown): string | null {
  try {
    check();
    return null;
  } catch (error) {
    if (error instanceof TypeError) return error.message;
    throw error;
  }
}

/** The report of checks, by subject. */
export const reportOf = (checks: readonly DoctorCheck[]): DoctorReport => ({
  ok: checks.every(({ result }) => result !== "fault"),
  checks: doctorSubjects.flatMap((subject) => checks.filter((check) => check.subject === subject)),
});

/** The report as text for a terminal: one paragraph per check, and a last line that counts. */
export function reportText({ checks }: DoctorReport): string {
  const marks = { ok: "ok     ", warning: "WARNING", fault: "FAULT  " } as const;
  const lines = checks.flatMap(({ subject, result, found, mend }) => [
    `${marks[result]}  ${subject}: ${found}`,
    ...(mend ? [`         → ${mend}`] : []),
  ]);
  const count = (result: DoctorCheck["result"], one = "", many = one): string => {
    const { length } = checks.filter((check) => check.result === result);
    return `${length} ${length === 1 ? one : many}`;
  };
  const faults = count("fault", "fault", "faults");
  const warnings = count("warning", "warning", "warnings");
  const last = `${faults}, ${warnings}, ${count("ok", "in order")}.`;
  return [...lines, "", last, ""].join("\n");
}
