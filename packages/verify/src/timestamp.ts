import type { FindingCode } from "@sign/protocol";
import { Asn1, Tag } from "./asn1";
import { octetsOf, sameBytes, timeOf } from "./asn1-values";
import { timestampingFault } from "./certificate-purpose";
import { type Chain, judgeChain, type TrustMaterial } from "./chain";
import { ContentType, readSignedData, type SignedData } from "./cms";
import { digest } from "./digest";
import { Rejection } from "./rejection";
import { type Hash, readHash } from "./signature-scheme";
import { checkSigner } from "./signer-check";

/** A time-stamp token (RFC 3161, 2.4.2) as read: it says that whatever has the digest `imprint` existed at `time`. */
export interface TimestampToken {
  readonly data: SignedData;
  readonly content: Uint8Array<ArrayBuffer>;
  readonly hash: Hash;
  readonly imprint: Uint8Array;
  readonly time: number;
}

/** A token that was judged. `valid`: it is genuine and about the right thing; `trusted`: its authority's chain ends at an anchor too. */
export interface Timestamp {
  readonly time: number;
  readonly valid: boolean;
  readonly trusted: boolean;
  readonly chain: Chain | undefined;
  readonly codes: readonly FindingCode[];
}

/** What a token that is malformed or not genuine comes to. */
export const invalidTimestamp: Timestamp = {
  time: 0,
  valid: false,
  trusted: false,
  chain: undefined,
  codes: ["timestamp_invalid"],
};

/** Reads a token. Throws `timestamp_invalid` when it is malformed or its algorithms do not count. */
export function readTimestampToken(contentInfo: Asn1): TimestampToken {
  try {
    const data = readSignedData(contentInfo);
    const content = data.content ?? new Uint8Array();
    const [, , imprint, , time] = Asn1.read(content).expect(Tag.sequence).children;
    if (!imprint || !time) throw new Error("incomplete");
    return {
      data,
      content,
      hash: readHash(imprint.expect(Tag.sequence).child(0)),
      imprint: octetsOf(imprint.child(1)),
      time: timeOf(time.expect(Tag.generalizedTime)),
    };
  } catch {
    throw new Rejection("timestamp_invalid", "malformed token");
  }
}

/** Judges a token about something with the digest `expected` (taken with `token.hash`), its chain at its own time. Its certificates have to be among the material's. */
export async function judgeTimestamp(
  token: TimestampToken,
  expected: Uint8Array,
  material: TrustMaterial,
): Promise<Timestamp> {
  const { data, time } = token;
  const certificate = data.signer.certificate;
  const faults = await checkSigner(data, {
    contentType: ContentType.timestampInfo,
    contentDigest: await digest(data.signer.digest, token.content),
    binding: "required",
  });
  const genuine =
    faults.length === 0 &&
    certificate !== undefined &&
    timestampingFault(certificate) === undefined &&
    sameBytes(token.imprint, expected) &&
    time <= material.now;
  if (!genuine) return invalidTimestamp;
  const chain = await judgeChain(certificate, time, material);
  const broken = chain.codes.some((code) => fatal.includes(code));
  const trusted = chain.status === "trusted" && !broken;
  const codes: FindingCode[] = broken
    ? ["timestamp_invalid"]
    : trusted
      ? []
      : ["timestamp_not_trusted"];
  return { time, valid: !broken, trusted, chain, codes };
}

const fatal: readonly FindingCode[] = [
  "chain_invalid",
  "certificate_revoked",
  "certificate_not_valid_at_time",
  "algorithm_weak",
];
