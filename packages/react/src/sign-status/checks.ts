import type { Finding, SignatureReport, VerificationReport } from "@sign/protocol";
import type { Messages } from "../i18n/messages";
import { findingSubjects, type Subject } from "./finding-subjects";
import { signerName } from "./signer-name";

/** One question and what was found out about it, in words. */
export interface Check {
  readonly subject: Subject;
  /** The question's name. */
  readonly title: string;
  /** The gravest of what was found; `good` when it was looked at and nothing was. */
  readonly outcome: "good" | Finding["severity"];
  /** At least one sentence, each said once. */
  readonly lines: readonly string[];
}

const severities = ["info", "warning", "error"] as const;

/**
 * What was checked, question by question. A question is good only when what it asks holds for every signature and nothing was
 * found against it; one that nothing is known about is left out.
 */
export function checksOf(report: VerificationReport, text: Messages): readonly Check[] {
  const { signatures, original, findings } = report;
  const all = (holds: (signature: SignatureReport) => boolean): boolean =>
    signatures.length > 0 && signatures.every(holds);
  const unchanged = all(
    ({ integrity, changesAfter }) => integrity === "intact" && changesAfter !== "other",
  );
  const names = [...new Set(signatures.map(({ signer }) => signerName(signer)).filter(Boolean))];
  const check = (subject: Subject, title: string, held: readonly (string | false)[]): Check => {
    const found = findings.filter(({ code }) => findingSubjects[code] === subject);
    const worst = Math.max(...found.map(({ severity }) => severities.indexOf(severity)), -1);
    const outcome = severities[worst] ?? "good";
    const good = worst > 0 ? [] : held.filter((line) => line !== false);
    const lines = new Set([...good, ...found.map(({ code }) => text.findings[code])]);
    return { subject, title, outcome, lines: [...lines] };
  };
  const { report: words } = text;
  return [
    check("content", words.content, [
      unchanged && words.intact,
      (original === "exact-prefix" || original === "same-content") && words.original,
    ]),
    check("signer", words.who, [
      all(({ integrity, signer }) => integrity === "intact" && signerName(signer) !== "") &&
        words.certificateOf(names.join(", ")),
    ]),
    check("issuer", words.issuerTitle, [
      all(({ trust }) => trust.status === "trusted") && words.trusted,
    ]),
    check("time", words.time, [
      all(({ timeSource }) => timeSource === "timestamp") && words.timestamp,
    ]),
    check("seal", words.sealTitle, []),
  ].filter(({ lines }) => lines.length > 0);
}
