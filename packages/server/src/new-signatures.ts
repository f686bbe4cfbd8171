import {
  type ErrorCode,
  levelSchema,
  type SignatureReport,
  type VerificationReport,
} from "@sign/protocol";
import type { NamedRoute } from "./options";

/**
 * The signatures that a signed file has and its original has not, oldest first. A document may have been signed before it was
 * sent: those signatures prove nothing about this session. One is known again by its field and its certificate.
 */
export function newSignatures(
  signed: VerificationReport,
  original: VerificationReport,
): readonly SignatureReport[] {
  const known = new Set(original.signatures.map(markOf));
  return signed.signatures.filter((signature) => !known.has(markOf(signature)));
}

const markOf = ({ field, signer }: SignatureReport): string =>
  JSON.stringify([field, signer.certificateSerial, signer.issuer]);

/** What new signatures lack of what a route asks for; `null` when they lack nothing. */
export function shortfall(
  signatures: readonly SignatureReport[],
  asked: NamedRoute["evidence"],
): Extract<ErrorCode, "signatures_missing" | "level_too_low"> | null {
  if (signatures.length < asked.signatures) return "signatures_missing";
  const levels = levelSchema.options;
  const least = asked.level ? levels.indexOf(asked.level) : 0;
  return signatures.some(({ level }) => levels.indexOf(level) < least) ? "level_too_low" : null;
}

/** A signature with the signer's national identity number masked, digit for digit. */
export const maskedSignature = (signature: SignatureReport): SignatureReport => {
  const nationalNumber = signature.signer.nationalNumber?.replace(/./g, "•") ?? null;
  return { ...signature, signer: { ...signature.signer, nationalNumber } };
};

/** A report with national identity numbers masked: what is kept and what the browser may read. */
export const masked = (report: VerificationReport): VerificationReport => ({
  ...report,
  signatures: report.signatures.map(maskedSignature),
});
