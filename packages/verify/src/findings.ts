import type { Finding, FindingCode, Verdict } from "@sign/protocol";

/** Codes that leave a signature neither proved nor disproved (ETSI EN 319 102-1: indeterminate). */
const doubts: readonly FindingCode[] = [
  "issuer_not_trusted",
  "chain_incomplete",
  "no_trusted_time",
];

/** Codes that as a warning say: changed after signing, in a way that an earlier signature allows. It is not what was signed, nor is it forged. */
const allowedChanges: readonly FindingCode[] = ["form_changed", "annotation_changed"];

/** Codes that are worth knowing and decide nothing. */
const remarks: readonly FindingCode[] = [
  "revocation_unknown",
  "timestamp_not_trusted",
  "original_differs",
];

/** The findings of one verification as they come up; each is kept once. */
export class Findings {
  readonly list: Finding[] = [];

  /** Adds a finding about the file. */
  add(code: FindingCode, severity?: Finding["severity"]): void {
    this.push(code, severity, undefined);
  }

  /** Adds a finding about the signature at this index. */
  addTo(signature: number, code: FindingCode, severity?: Finding["severity"]): void {
    this.push(code, severity, signature);
  }

  private push(
    code: FindingCode,
    severity: Finding["severity"] | undefined,
    signature: number | undefined,
  ): void {
    if (this.list.some((known) => known.code === code && known.signature === signature)) return;
    const usual = doubts.includes(code) || remarks.includes(code) ? "warning" : "error";
    const about = signature === undefined ? {} : { signature };
    this.list.push({ code, severity: severity ?? usual, ...about });
  }

  /** The verdict all findings together come to. */
  get verdict(): Verdict {
    if (this.list.some(({ severity }) => severity === "error")) return "failed";
    const open = this.list.some(
      ({ code, severity, signature }) =>
        doubts.includes(code) ||
        (allowedChanges.includes(code) && severity === "warning" && signature !== undefined),
    );
    return open ? "indeterminate" : "passed";
  }
}
