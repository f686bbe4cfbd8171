import type { Hash } from "./signature-scheme";

/** The digest of some bytes with a WebCrypto algorithm. */
export const digest = async (
  hash: Hash | "SHA-1",
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await crypto.subtle.digest(hash, bytes));

/** Part of a file: all bytes before `gapStart`, then those from `gapEnd` to `end`. */
export interface FilePart {
  readonly gapStart: number;
  readonly gapEnd: number;
  readonly end: number;
}

// WebCrypto holds a copy for each digest it is at.
const CONCURRENT = 2;

/** Takes digests of large parts of one file, two at a time, while other work goes on. No copy of the file is made here. */
export class DigestQueue {
  private readonly started: Promise<Uint8Array<ArrayBuffer>>[] = [];

  constructor(private readonly bytes: Uint8Array<ArrayBuffer>) {}

  /** The digest of all bytes before `end`. */
  upTo(end: number): Promise<Uint8Array<ArrayBuffer>> {
    return this.add("SHA-256", { gapStart: end, gapEnd: end, end });
  }

  /** The digest of a part. */
  add(hash: Hash, part: FilePart): Promise<Uint8Array<ArrayBuffer>> {
    const before = this.started.at(-CONCURRENT);
    const task = before
      ? before.then(() => digestPart(this.bytes, hash, part))
      : digestPart(this.bytes, hash, part);
    this.started.push(task);
    return task;
  }
}

/**
 * WebCrypto takes no pieces, so the shorter side of the gap is moved to the other while it makes its own copy, which
 * it does before it returns (Web Cryptography API, 14.3.5), and then put back: no other code can see it moved.
 */
function digestPart(
  bytes: Uint8Array<ArrayBuffer>,
  hash: Hash,
  { gapStart, gapEnd, end }: FilePart,
): Promise<Uint8Array<ArrayBuffer>> {
  if (gapStart === gapEnd) return digest(hash, bytes.subarray(0, end));
  const moveTail = end - gapEnd < gapStart;
  const [from, to, target] = moveTail ? [gapEnd, end, gapStart] : [0, gapStart, gapEnd - gapStart];
  const touched = bytes.slice(target, target + to - from);
  try {
    bytes.copyWithin(target, from, to);
    const joined = moveTail ? bytes.subarray(0, target + to - from) : bytes.subarray(target, end);
    return digest(hash, joined);
  } finally {
    bytes.set(touched, target);
  }
}
