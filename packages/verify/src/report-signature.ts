import type { SignatureReport } from "@sign/protocol";
import { displayName, displayText } from "./distinguished-name";
import type { JudgedSignature } from "./judge-signature";
import type { Changes } from "./modifications/compare-revisions";
import type { ReadSignature } from "./read-signature";
import type { Seal } from "./seal/seal";
import { readSigner, unknownSigner } from "./signer";

/** Puts what was found about one signature into the report's words. `changes` is absent when it could not be told what the signature covers. */
export function reportSignature(
  { field }: ReadSignature,
  judged: JudgedSignature,
  changes: Changes | undefined,
  seal: Seal | undefined,
  showNationalNumber: boolean,
): SignatureReport {
  const { certificate, chain, signedAt, timeSource, level, integrity } = judged;
  const anchor = chain?.status === "trusted" ? chain.path.at(-1) : undefined;
  return {
    field: displayText(field.name),
    signer: certificate ? readSigner(certificate, showNationalNumber) : unknownSigner,
    signedAt: signedAt === undefined ? null : new Date(signedAt).toISOString(),
    timeSource,
    level,
    integrity,
    trust: {
      status: chain?.status ?? "unknown",
      anchor: anchor ? displayName(anchor.subject) : null,
    },
    changesAfter: changes?.kind ?? "other",
    ...(seal ? { seal } : {}),
  };
}
