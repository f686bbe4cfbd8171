import type { FindingCode } from "@sign/protocol";
import { sameBytes } from "./asn1-values";
import type { Certificate } from "./certificate";
import { findCertificatePaths } from "./certificate-paths";
import { pathFaults } from "./path-faults";
import { type RevocationData, revocationOf } from "./revocation";

/** All that chains are built and judged with. `now` is milliseconds since 1970; nothing may be from later. */
export interface TrustMaterial extends RevocationData {
  readonly anchors: readonly Certificate[];
  /** Certificates that came with the file. */
  readonly certificates: readonly Certificate[];
  readonly now: number;
}

/**
 * A judged chain, leaf first: `trusted` when it ends at an anchor and nothing speaks against it, `unknown` when its
 * end is missing. `revocationKnown` is whether every certificate that can be revoked was shown not to be.
 */
export interface Chain {
  readonly path: readonly Certificate[];
  readonly status: "trusted" | "untrusted" | "unknown";
  readonly codes: readonly FindingCode[];
  readonly revocationKnown: boolean;
}

/**
 * Builds the chain of `leaf` and judges it at `time` (milliseconds; `undefined` when there is no time to judge by:
 * then validity is not judged, and any revocation counts). Of several paths to an anchor the one with the fewest
 * faults counts.
 */
export async function judgeChain(
  leaf: Certificate,
  time: number | undefined,
  material: TrustMaterial,
): Promise<Chain> {
  const { anchors, certificates } = material;
  const own = certificates.find(({ raw }) => sameBytes(raw, leaf.raw)) ?? leaf;
  const found = await findCertificatePaths(own, anchors, certificates);
  const rated = found.map((path) => ({ path, faults: [...path.codes, ...pathFaults(path, time)] }));
  rated.sort((a, b) => a.faults.length - b.faults.length);
  const best = rated.find(({ path }) => path.anchored) ?? rated.find(({ path }) => !path.forged);
  const { path, faults } = best ?? rated[0] ?? { path: undefined, faults: [] };
  const codes = new Set<FindingCode>(faults);
  const list = path?.certificates ?? [own];
  const top = list.at(-1) ?? own;
  const anchored = path?.anchored === true;
  const complete = anchored || sameBytes(top.subject.raw, top.issuer.raw);
  if (path?.forged) codes.add("chain_invalid");
  if (!anchored) codes.add(complete ? "issuer_not_trusted" : "chain_incomplete");
  const revocation = await judgeRevocation(list, time, material);
  for (const code of revocation) codes.add(code);
  const trusted = [...codes].every((code) => code === "revocation_unknown");
  return {
    path: list,
    status: trusted ? "trusted" : complete ? "untrusted" : "unknown",
    codes: [...codes],
    revocationKnown: complete && revocation.length === 0,
  };
}

async function judgeRevocation(
  path: readonly Certificate[],
  time: number | undefined,
  material: TrustMaterial,
): Promise<FindingCode[]> {
  const codes: FindingCode[] = [];
  for (const [at, issuer] of path.slice(1).entries()) {
    const certificate = path[at];
    if (!certificate) continue;
    const status = await revocationOf(certificate, issuer, material, time, material.now);
    if (status === "revoked") codes.push("certificate_revoked");
    if (status === "unknown") codes.push("revocation_unknown");
  }
  return codes;
}
