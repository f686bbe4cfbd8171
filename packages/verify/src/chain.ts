import type { FindingCode } from "@sign/protocol";
import { sameBytes } from "./asn1-values";
import { type Certificate, ExtensionId } from "./certificate";
import { verifySignature } from "./public-key";
import { codeOf } from "./rejection";
import { type RevocationData, revocationOf } from "./revocation";
import { readScheme } from "./signature-scheme";

/** All that chains are built and judged with. `now` is milliseconds since 1970; nothing may be from later. */
export interface TrustMaterial extends RevocationData {
  readonly anchors: readonly Certificate[];
  /** Certificates that came with the file. */
  readonly certificates: readonly Certificate[];
  readonly now: number;
}

/** A judged chain: leaf first; `trusted` when it ends at an anchor and nothing speaks against it. `revocationKnown` is whether every certificate that can be revoked was shown not to be. */
export interface Chain {
  readonly path: readonly Certificate[];
  readonly status: "trusted" | "untrusted" | "unknown";
  readonly codes: readonly FindingCode[];
  readonly revocationKnown: boolean;
}

const MAX_LENGTH = 10;
const MAX_SIGNATURES = 50;
const MAX_PATHS = 20;
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

interface Path {
  readonly certificates: readonly Certificate[];
  readonly anchored: boolean;
  readonly forged: boolean;
  readonly codes: readonly FindingCode[];
}

/**
 * Builds the chain of `leaf` and judges it at `time` (milliseconds; `undefined` when there is no time to judge by:
 * then validity is not judged, and any revocation counts) by RFC 5280, 6.1. Of several paths the one with the
 * fewest faults counts.
 */
export async function judgeChain(
  leaf: Certificate,
  time: number | undefined,
  material: TrustMaterial,
): Promise<Chain> {
  const own = material.certificates.find(({ raw }) => sameBytes(raw, leaf.raw)) ?? leaf;
  const paths = await findPaths(own, material);
  const rated = paths.map((path) => ({ ...path, codes: [...path.codes, ...faults(path, time)] }));
  rated.sort((a, b) => a.codes.length - b.codes.length);
  const best = rated.find((path) => path.anchored) ?? rated.find((path) => !path.forged);
  const path = best ?? { certificates: [leaf], anchored: false, forged: true, codes: [] };
  const codes = new Set<FindingCode>(path.codes);
  if (path.forged) codes.add("chain_invalid");
  const top = path.certificates.at(-1) ?? leaf;
  const complete = sameBytes(top.subject.raw, top.issuer.raw);
  if (!path.anchored) codes.add(complete ? "issuer_not_trusted" : "chain_incomplete");
  let revocationKnown = path.anchored || complete;
  for (const [at, certificate] of path.certificates.entries()) {
    const issuer = path.certificates[at + 1];
    if (!issuer) break;
    const status = await revocationOf(certificate, issuer, material, time, material.now);
    if (status === "revoked") codes.add("certificate_revoked");
    if (status === "unknown") codes.add("revocation_unknown");
    if (status === "unknown" || status === "revoked") revocationKnown = false;
  }
  const faultless = [...codes].every((code) => code === "revocation_unknown");
  const status =
    path.anchored && faultless ? "trusted" : complete || path.anchored ? "untrusted" : "unknown";
  return { path: path.certificates, status, codes: [...codes], revocationKnown };
}

/** Whether two certificates speak for the same authority: same name and same key. */
const sameAuthority = (a: Certificate, b: Certificate): boolean =>
  sameBytes(a.subject.raw, b.subject.raw) && sameBytes(a.publicKeyInfo.raw, b.publicKeyInfo.raw);

async function findPaths(leaf: Certificate, material: TrustMaterial): Promise<Path[]> {
  const candidates = [...material.anchors, ...material.certificates];
  const paths: Path[] = [];
  let signatures = 0;

  const extend = async (
    path: readonly Certificate[],
    codes: readonly FindingCode[],
  ): Promise<void> => {
    const top = path.at(-1) ?? leaf;
    if (paths.length >= MAX_PATHS || path.length > MAX_LENGTH) return;
    if (material.anchors.some((anchor) => sameAuthority(anchor, top))) {
      paths.push({ certificates: path, anchored: true, forged: false, codes });
      return;
    }
    let issuers = 0;
    let forged = false;
    for (const issuer of candidates) {
      if (path.some((above) => sameAuthority(above, issuer)) || !mayHaveIssued(issuer, top))
        continue;
      if (++signatures > MAX_SIGNATURES) break;
      const fault = await issuanceOnce(issuer, top);
      if (fault === "signature_mismatch") {
        // A certificate that names an anchor and its key, and does not carry its signature, is a forgery.
        forged ||=
          issuer.subjectKeyId !== undefined &&
          top.authorityKeyId !== undefined &&
          material.anchors.includes(issuer);
        continue;
      }
      issuers++;
      await extend([...path, issuer], fault ? [...codes, fault] : codes);
    }
    if (issuers === 0) paths.push({ certificates: path, anchored: false, forged, codes });
  };
  await extend([leaf], []);
  return paths;
}

function mayHaveIssued(issuer: Certificate, certificate: Certificate): boolean {
  if (!sameBytes(issuer.subject.raw, certificate.issuer.raw)) return false;
  const { subjectKeyId } = issuer;
  const { authorityKeyId } = certificate;
  return !subjectKeyId || !authorityKeyId || sameBytes(subjectKeyId, authorityKeyId);
}

const judged = new WeakMap<Certificate, WeakMap<Certificate, Promise<FindingCode | undefined>>>();

/** {@link issuanceFault} computed once for each pair: the chains of a file have most of their certificates in common. */
function issuanceOnce(
  issuer: Certificate,
  certificate: Certificate,
): Promise<FindingCode | undefined> {
  const known = judged.get(issuer) ?? new WeakMap<Certificate, Promise<FindingCode | undefined>>();
  judged.set(issuer, known);
  const fault = known.get(certificate) ?? issuanceFault(issuer, certificate);
  known.set(certificate, fault);
  return fault;
}

async function issuanceFault(
  issuer: Certificate,
  { signatureAlgorithm, signature, signed }: Certificate,
): Promise<FindingCode | undefined> {
  try {
    const scheme = readScheme(signatureAlgorithm);
    const valid = await verifySignature(issuer.publicKey, scheme, signature, signed);
    return valid ? undefined : "signature_mismatch";
  } catch (error) {
    return codeOf(error, "signature_mismatch");
  }
}

// An anchor is trusted by decision: its own dates and extensions do not matter, save the length it allows.
function faults({ certificates, anchored }: Path, time: number | undefined): FindingCode[] {
  const codes = new Set<FindingCode>();
  let intermediates = 0;
  for (const [at, certificate] of certificates.entries()) {
    const isAnchor = anchored && at === certificates.length - 1;
    const { authority, keyUsage, notBefore, notAfter } = certificate;
    if (!isAnchor) {
      if (time !== undefined && (time < notBefore || time > notAfter)) {
        codes.add("certificate_not_valid_at_time");
      }
      if (hasUnknownExtension(certificate)) codes.add("chain_invalid");
    }
    if (at === 0) continue;
    if (!isAnchor && (!authority || keyUsage?.certificateSigning === false)) {
      codes.add("chain_invalid");
    }
    if (authority?.pathLength !== undefined && authority.pathLength < intermediates) {
      codes.add("chain_invalid");
    }
    if (!sameBytes(certificate.subject.raw, certificate.issuer.raw)) intermediates++;
  }
  return [...codes];
}

const hasUnknownExtension = ({ extensions }: Certificate): boolean =>
  [...extensions].some(([id, { critical }]) => critical && !understood.includes(id));
