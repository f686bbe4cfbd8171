import { sameBytes } from "./asn1-values";
import type { Certificate } from "./certificate";
import { type Crl, speaksOf } from "./crl";
import { answerOf, type OcspResponse } from "./ocsp";
import { verifySignature } from "./public-key";
import { readScheme } from "./signature-scheme";

/** Certificate lists and responder answers that came with the file. */
export interface RevocationData {
  readonly crls: readonly Crl[];
  readonly ocsps: readonly OcspResponse[];
}

/** What is known of a certificate's revocation; `not-needed` for one that its issuer promised never to revoke. */
export type RevocationStatus = "good" | "revoked" | "unknown" | "not-needed";

const SHORT_TERM = "0.4.0.194121.2.1"; // ETSI EN 319 412-1, 5.2: validity assured
const OCSP_NO_CHECK = "1.3.6.1.5.5.7.48.1.5"; // RFC 6960, 4.2.2.2.1

const authentic = new WeakMap<Crl, WeakMap<Certificate, Promise<boolean>>>();

/** {@link isSignedBy} computed once for each pair. */
function isSignedByOnce(crl: Crl, issuer: Certificate): Promise<boolean> {
  const known = authentic.get(crl) ?? new WeakMap<Certificate, Promise<boolean>>();
  authentic.set(crl, known);
  const answer = known.get(issuer) ?? isSignedBy(crl, issuer);
  known.set(issuer, answer);
  return answer;
}

/**
 * Whether `certificate` was revoked at `time` (milliseconds; `undefined`: at any time). Lists and answers count
 * when `issuer` signed them and they were valid at or after that time, but not from after `now`.
 */
export async function revocationOf(
  certificate: Certificate,
  issuer: Certificate,
  data: RevocationData,
  time: number | undefined,
  now: number,
): Promise<RevocationStatus> {
  const { extensions } = certificate;
  if (extensions.has(SHORT_TERM) || extensions.has(OCSP_NO_CHECK)) return "not-needed";
  const fresh = (item: { thisUpdate: number; nextUpdate: number | undefined }): boolean =>
    item.thisUpdate <= now &&
    (time === undefined || item.thisUpdate >= time || time <= (item.nextUpdate ?? item.thisUpdate));
  const hits = (revokedAt: number): boolean => time === undefined || revokedAt <= time;
  let status: RevocationStatus = "unknown";
  for (const crl of data.crls) {
    if (!speaksOf(crl, certificate) || !(await isSignedByOnce(crl, issuer))) continue;
    const revokedAt = crl.revokedAt(certificate.serial);
    if (revokedAt !== undefined && hits(revokedAt)) return "revoked";
    if (fresh(crl)) status = "good";
  }
  for (const ocsp of data.ocsps) {
    const answer = await answerOf(ocsp, certificate, issuer).catch(() => undefined);
    if (!answer) continue;
    if (answer.status === "revoked" && hits(answer.revokedAt ?? 0)) return "revoked";
    if (answer.status === "good" && fresh(answer)) status = "good";
  }
  return status;
}

async function isSignedBy(crl: Crl, issuer: Certificate): Promise<boolean> {
  if (!sameBytes(crl.issuer, issuer.subject.raw) || issuer.keyUsage?.crlSigning === false) {
    return false;
  }
  try {
    const scheme = readScheme(crl.signatureAlgorithm);
    return await verifySignature(issuer.publicKey, scheme, crl.signature, crl.signed);
  } catch {
    return false;
  }
}
