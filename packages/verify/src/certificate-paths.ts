import type { FindingCode } from "@sign/protocol";
import { sameBytes } from "./asn1-values";
import type { Certificate } from "./certificate";
import { issuanceFault, mayHaveIssued } from "./issuance";

/** A chain of certificates, leaf first, each signed by the next. `codes` are weak algorithms on the way. */
export interface CertificatePath {
  readonly certificates: readonly Certificate[];
  /** The last one is an anchor, or has an anchor's name and key. */
  readonly anchored: boolean;
  /** The last one names an anchor and its key as its issuer, and does not carry its signature. */
  readonly forged: boolean;
  readonly codes: readonly FindingCode[];
}

// A file may carry certificates made to have very many paths between them.
const MAX_LENGTH = 10;
const MAX_SIGNATURES = 50;
const MAX_PATHS = 20;

/** Whether two certificates speak for the same authority: same name and same key. */
const sameAuthority = (a: Certificate, b: Certificate): boolean =>
  sameBytes(a.subject.raw, b.subject.raw) && sameBytes(a.publicKeyInfo.raw, b.publicKeyInfo.raw);

/** All paths from `leaf` to an anchor, and those that end before for want of an issuer; certificates of a file are `others`. */
export async function findCertificatePaths(
  leaf: Certificate,
  anchors: readonly Certificate[],
  others: readonly Certificate[],
): Promise<CertificatePath[]> {
  const found: CertificatePath[] = [];
  let signatures = 0;

  async function extend(
    path: readonly Certificate[],
    codes: readonly FindingCode[],
  ): Promise<void> {
    const top = path.at(-1) ?? leaf;
    if (found.length >= MAX_PATHS || path.length > MAX_LENGTH) return;
    const end = { certificates: path, codes };
    if (anchors.some((anchor) => sameAuthority(anchor, top))) {
      found.push({ ...end, anchored: true, forged: false });
      return;
    }
    const above = [...anchors, ...others].filter(
      (issuer) => mayHaveIssued(issuer, top) && !path.some((known) => sameAuthority(known, issuer)),
    );
    let issuers = 0;
    let forged = false;
    for (const issuer of above) {
      if (++signatures > MAX_SIGNATURES) break;
      const fault = await issuanceFault(issuer, top);
      if (fault !== "signature_mismatch") {
        issuers++;
        await extend([...path, issuer], fault ? [...codes, fault] : codes);
      } else if (issuer.subjectKeyId && top.authorityKeyId) forged ||= anchors.includes(issuer);
    }
    if (issuers === 0) found.push({ ...end, anchored: false, forged });
  }

  await extend([leaf], []);
  return found;
}
