import type { Hash } from "./signature-scheme";

/** The digest of some bytes with a WebCrypto algorithm. */
export const digest = async (
  hash: Hash | "SHA-1",
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await crypto.subtle.digest(hash, bytes));

/** Bytes to digest: all before `gapStart`, then from `gapEnd` to `end`. Without a gap both are `end`. */
export interface DigestRequest {
  readonly hash: Hash;
  readonly gapStart: number;
  readonly gapEnd: number;
  readonly end: number;
}

const CONCURRENT = 2;

/**
 * The digests of parts of a file, in the order of the requests. WebCrypto takes no pieces, so parts with a gap
 * are laid together in one working copy, whatever the number of requests: taken from the last gap to the first,
 * each only has to write what lies behind its own.
 */
export async function digestParts(
  bytes: Uint8Array<ArrayBuffer>,
  requests: readonly DigestRequest[],
): Promise<Uint8Array<ArrayBuffer>[]> {
  const results: Uint8Array<ArrayBuffer>[] = [];
  const order = [...requests.entries()].sort(([, a], [, b]) => b.gapStart - a.gapStart);
  const gapped = requests.filter(({ gapStart, gapEnd }) => gapStart < gapEnd);
  const size = Math.max(0, ...gapped.map(({ gapStart, gapEnd, end }) => gapStart + end - gapEnd));
  const copy = new Uint8Array(size);
  const last = gapped.reduce((most, { gapStart }) => Math.max(most, gapStart), 0);
  copy.set(bytes.subarray(0, last));
  const running: Promise<void>[] = [];
  for (const [index, { hash, gapStart, gapEnd, end }] of order) {
    let part = bytes.subarray(0, end);
    if (gapStart < gapEnd) {
      copy.set(bytes.subarray(gapEnd, end), gapStart);
      part = copy.subarray(0, gapStart + end - gapEnd);
    }
    // WebCrypto has its own copy of the part by the time this returns (Web Cryptography, 14.3.5).
    const task = digest(hash, part).then((value) => {
      results[index] = value;
    });
    running.push(task);
    if (running.length >= CONCURRENT) await running.shift();
  }
  await Promise.all(running);
  return results;
}
