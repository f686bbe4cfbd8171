import type { FindingCode } from "@sign/protocol";
import { sameBytes } from "./asn1-values";
import { type Certificate, ExtensionId } from "./certificate";
import type { CertificatePath } from "./certificate-paths";

/** Extensions whose meaning is taken into account, or which constrain nothing that is relied on (RFC 5280, 4.2). */
const understood: readonly string[] = [
  ...Object.values(ExtensionId),
  "2.5.29.9", // subject directory attributes
  "2.5.29.17", // subject alternative name
  "2.5.29.18", // issuer alternative name
  "2.5.29.31", // where the revocation list is
  "2.5.29.32", // policies
  "1.3.6.1.5.5.7.1.3", // qualified certificate statements
];

/**
 * What speaks against a path by RFC 5280, 6.1: validity at `time` (milliseconds; `undefined`: not judged), critical
 * extensions that are not understood, issuers that are no authorities, and authorities below one that allows none.
 * An anchor is trusted by decision: its own dates and extensions do not matter, save the length it allows.
 */
export function pathFaults(
  { certificates, anchored }: CertificatePath,
  time: number | undefined,
): FindingCode[] {
  const codes: FindingCode[] = [];
  let authoritiesBelow = 0;
  for (const [at, certificate] of certificates.entries()) {
    const isAnchor = anchored && at === certificates.length - 1;
    if (!isAnchor && isOutOfTime(certificate, time)) codes.push("certificate_not_valid_at_time");
    if (!isAnchor && hasUnknownExtension(certificate)) codes.push("chain_invalid");
    if (at === 0) continue;
    const { authority, keyUsage } = certificate;
    const mayIssue = authority !== undefined && keyUsage?.certificateSigning !== false;
    const allowed = authority?.pathLength ?? certificates.length;
    if ((!isAnchor && !mayIssue) || allowed < authoritiesBelow) codes.push("chain_invalid");
    if (!sameBytes(certificate.subject.raw, certificate.issuer.raw)) authoritiesBelow++;
  }
  return codes;
}

const isOutOfTime = ({ notBefore, notAfter }: Certificate, time: number | undefined): boolean =>
  time !== undefined && (time < notBefore || time > notAfter);

const hasUnknownExtension = ({ extensions }: Certificate): boolean =>
  [...extensions].some(([id, { critical }]) => critical && !understood.includes(id));
