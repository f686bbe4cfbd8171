import type { FindingCode, Level, SignatureReport } from "@sign/protocol";
import { timeOf } from "./asn1-values";
import type { Certificate } from "./certificate";
import { signingFault } from "./certificate-purpose";
import { type Chain, judgeChain, type TrustMaterial } from "./chain";
import { Attribute, ContentType, type SignedData } from "./cms";
import { digest } from "./digest";
import type { DocumentTimestamp } from "./document-timestamp";
import { dateOf } from "./pdf/text-string";
import type { ReadSignature } from "./read-signature";
import { checkSigner } from "./signer-check";
import { invalidTimestamp, judgeTimestamp, type Timestamp } from "./timestamp";

/** Codes under which it is not shown that the covered bytes are those that were signed. */
const breaking: readonly FindingCode[] = [
  "format_unsupported",
  "byte_range_invalid",
  "contents_invalid",
  "cms_invalid",
  "digest_mismatch",
  "signature_mismatch",
  "algorithm_unsupported",
  "algorithm_weak",
  "certificate_missing",
];

/** What was found out about one signature, apart from what happened to the file after it. */
export interface JudgedSignature {
  readonly codes: readonly FindingCode[];
  readonly certificate: Certificate | undefined;
  readonly chain: Chain | undefined;
  readonly signedAt: number | undefined;
  readonly timeSource: SignatureReport["timeSource"];
  readonly level: Level;
  readonly integrity: SignatureReport["integrity"];
}

/** What a signature is judged with: the document timestamps made after it, whether the file has a security store, and the certificates. */
export interface SignatureContext {
  readonly later: readonly DocumentTimestamp[];
  readonly hasStore: boolean;
  readonly material: TrustMaterial;
}

/** Judges a signature whose covered bytes have the digest `contentDigest`. */
export async function judgeSignature(
  read: ReadSignature,
  contentDigest: Uint8Array | undefined,
  { later, hasStore, material }: SignatureContext,
): Promise<JudgedSignature> {
  const codes = new Set<FindingCode>(read.codes);
  const certificate = read.data?.signer.certificate;
  const claimed = claimedTime(read);
  const source = claimed === undefined ? "none" : "claimed";
  if (!read.data || !contentDigest || !certificate) {
    if (read.data && !certificate) codes.add("certificate_missing");
    return {
      codes: [...codes],
      certificate,
      chain: undefined,
      signedAt: claimed,
      timeSource: source,
      level: "B-B",
      integrity: "broken",
    };
  }
  const { binding } = read;
  const expected = { contentType: ContentType.data, contentDigest, binding };
  for (const code of await checkSigner(read.data, expected)) codes.add(code);
  // A detached signature has no content of its own (RFC 5652, 5.2); one that has could be about that instead.
  if (read.data.content) codes.add("cms_invalid");

  const integrity = [...codes].some((code) => breaking.includes(code)) ? "broken" : "intact";

  const embedded = await judgeTimestamps(read, read.data, material);
  for (const { codes: found } of embedded) for (const code of found) codes.add(code);
  const timestamps = [...embedded, ...later];
  const trusted = timestamps.filter((timestamp) => timestamp.trusted).map(({ time }) => time);
  const trustedTime = trusted.length > 0 ? Math.min(...trusted) : undefined;
  if (trustedTime === undefined) codes.add("no_trusted_time");
  const time = trustedTime ?? claimed;
  const chain = await judgeChain(certificate, time, material);
  for (const code of chain.codes) codes.add(code);
  const fault = signingFault(certificate);
  if (fault) codes.add(fault);
  return {
    codes: [...codes],
    certificate,
    chain,
    signedAt: time,
    timeSource: trustedTime === undefined ? source : "timestamp",
    level: levelOf(chain, timestamps, later, hasStore),
    integrity,
  };
}

function claimedTime({ data, dict }: ReadSignature): number | undefined {
  const [signingTime] = data?.signer.signed.get(Attribute.signingTime) ?? [];
  try {
    return signingTime ? timeOf(signingTime) : dateOf(dict.get("M"));
  } catch {
    return undefined;
  }
}

function judgeTimestamps(
  { timestamps }: ReadSignature,
  { signer }: SignedData,
  material: TrustMaterial,
): Promise<Timestamp[]> {
  return Promise.all(
    timestamps.map(async (token) =>
      token
        ? judgeTimestamp(token, await digest(token.hash, signer.signature), material)
        : invalidTimestamp,
    ),
  );
}

/** The level by what is there and genuine, whoever is trusted (ETSI EN 319 142-1, 6): a timestamp, then everything needed to judge all chains, then a timestamp over that. */
function levelOf(
  chain: Chain,
  timestamps: readonly Timestamp[],
  later: readonly DocumentTimestamp[],
  hasStore: boolean,
): Level {
  const valid = timestamps.filter((timestamp) => timestamp.valid);
  if (valid.length === 0) return "B-B";
  const first = valid.reduce((a, b) => (b.time < a.time ? b : a));
  if (!hasStore || !chain.revocationKnown || !first.chain?.revocationKnown) return "B-T";
  const archived = later.some(({ valid, coversSecurityStore }) => valid && coversSecurityStore);
  return archived ? "B-LTA" : "B-LT";
}
