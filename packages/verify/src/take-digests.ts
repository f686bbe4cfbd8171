import { type DigestRequest, digestParts } from "./digest";
import type { OpenPdf } from "./open-pdf";
import { hashOf, type ReadSignature } from "./read-signature";
import type { OriginalFile } from "./verify-options";

/** What a digest is of: the whole file, as many of its first bytes as the original has, or what a signature covers. */
export type DigestSubject = "file" | "original" | ReadSignature;

/** Takes all digests of a file that a verification needs; a signature whose range or algorithm is unknown has none. */
export async function takeDigests(
  { bytes, signatures }: OpenPdf,
  original: OriginalFile | undefined,
): Promise<ReadonlyMap<DigestSubject, Uint8Array>> {
  const requests = new Map<DigestSubject, DigestRequest>();
  const upTo = (end: number): DigestRequest => ({ hash: "SHA-256", gapStart: end, gapEnd: end, end });
  requests.set("file", upTo(bytes.length));
  if (original && !(original instanceof Uint8Array) && original.size <= bytes.length) {
    requests.set("original", upTo(original.size));
  }
  for (const signature of signatures) {
    const hash = hashOf(signature);
    if (hash && signature.range) requests.set(signature, { hash, ...signature.range });
  }
  const digests = await digestParts(bytes, [...requests.values()]);
  const found = new Map<DigestSubject, Uint8Array>();
  for (const [at, subject] of [...requests.keys()].entries()) {
    const value = digests[at];
    if (value) found.set(subject, value);
  }
  return found;
}
