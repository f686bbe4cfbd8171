import type { TrustMaterial } from "./chain";
import type { ReadSignature } from "./read-signature";
import { invalidTimestamp, judgeTimestamp, type Timestamp } from "./timestamp";
import { hasSecurityStore } from "./validation-data";

/** A document timestamp that was judged: where what it covers ends, and whether that had a security store. */
export interface DocumentTimestamp extends Timestamp {
  readonly end: number;
  readonly coversSecurityStore: boolean;
}

/** Judges a document timestamp (ISO 32000-2, 12.8.5) whose covered bytes have the digest `contentDigest`. One that could not be read is `timestamp_invalid`. */
export async function judgeDocumentTimestamp(
  { token, range }: ReadSignature,
  contentDigest: Uint8Array | undefined,
  material: TrustMaterial,
): Promise<DocumentTimestamp> {
  if (!token || !range || !contentDigest) {
    return { ...invalidTimestamp, end: 0, coversSecurityStore: false };
  }
  const timestamp = await judgeTimestamp(token, contentDigest, material);
  return { ...timestamp, end: range.end, coversSecurityStore: hasSecurityStore(range.revision) };
}
