import type { FindingCode } from "@sign/protocol";

/** Thrown inside the package when a file, a signature or a certificate cannot be accepted; caught where the finding belongs, so that none leaves `verifyPdf`. */
export class Rejection extends Error {
  override readonly name = "Rejection";
  readonly code: FindingCode;

  /** `reason` is for whoever debugs; it holds no content of the document. */
  constructor(code: FindingCode, reason: string) {
    super(`${code}: ${reason}`);
    this.code = code;
  }
}

/** The finding an error stands for; an error that is not a {@link Rejection} comes from malformed input and counts as `otherwise`. */
export const codeOf = (error: unknown, otherwise: FindingCode): FindingCode =>
  error instanceof Rejection ? error.code : otherwise;
