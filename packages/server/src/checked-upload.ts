import { inspectHead, inspectTail, SignError, TAIL_BYTES } from "@sign/protocol";
import { runningMd5, runningSha256 } from "./digests";

/** A PDF on its way through, checked while it passes. */
export interface CheckedUpload {
  /** Yields the bytes that came, and fails as soon as something is wrong with them. */
  readonly content: ReadableStream<Uint8Array<ArrayBuffer>>;
  /** What was wrong, or null when nothing was so far. */
  readonly failure: SignError | null;
  /** MD5 (hex) of all bytes once they have passed every check, else null. */
  readonly md5: string | null;
}

const MAGIC_BYTES = 5;

/**
 * Lets a PDF pass without holding it: bytes are counted and hashed as they come, the first five and the end are
 * inspected. The stream ends only when everything holds; otherwise it fails with `pdf_empty`, `not_a_pdf`,
 * `size_mismatch`, `pdf_damaged`, `pdf_encrypted` or `digest_mismatch`, so that a receiver never sees a whole upload.
 */
export function checkUpload(
  source: ReadableStream<Uint8Array>,
  expected: { readonly size: number; readonly sha256: string },
): CheckedUpload {
  const sha256 = runningSha256();
  const md5 = runningMd5();
  const tail = createTail(TAIL_BYTES);
  const reader = source.getReader();
  let head: Uint8Array<ArrayBuffer> | null = new Uint8Array(0);
  let size = 0;
  let failure: SignError | null = null;
  let passed: string | null = null;

  function take(chunk: Uint8Array): void {
    size += chunk.length;
    if (size > expected.size) throw new SignError("size_mismatch");
    sha256.update(chunk);
    md5.update(chunk);
    tail.push(chunk);
  }

  /** What may go on: nothing until the magic has been seen, then everything as it comes. */
  function release(chunk: Uint8Array, last: boolean): Uint8Array<ArrayBuffer> {
    const own = new Uint8Array(chunk);
    if (head === null) return own;
    head = join(head, own);
    if (head.length < MAGIC_BYTES && !last) return new Uint8Array(0);
    const fault = inspectHead(head);
    if (fault) throw new SignError(fault);
    const released = head;
    head = null;
    return released;
  }

  function finish(): void {
    if (size !== expected.size) throw new SignError("size_mismatch");
    const fault = inspectTail(tail.bytes(), size);
    if (fault) throw new SignError(fault);
    if (sha256.hex() !== expected.sha256) throw new SignError("digest_mismatch");
    passed = md5.hex();
  }

  async function pull(
    controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>,
  ): Promise<void> {
    try {
      for (let waiting = true; waiting; ) {
        const { done, value = new Uint8Array(0) } = await reader.read();
        take(value);
        const bytes = release(value, done);
        if (bytes.length > 0) controller.enqueue(bytes);
        if (done) {
          finish();
          controller.close();
        }
        waiting = !done && bytes.length === 0;
      }
    } catch (cause) {
      failure = SignError.is(cause) ? cause : new SignError("size_mismatch", { cause });
      controller.error(failure);
      reader.cancel(failure).catch(() => undefined);
    }
  }

  return {
    content: new ReadableStream({ pull, cancel: (reason) => reader.cancel(reason) }),
    get failure() {
      return failure;
    },
    get md5() {
      return passed;
    },
  };
}

function join(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(a.length + b.length);
  whole.set(a);
  whole.set(b, a.length);
  return whole;
}

/** Keeps a copy of the last `capacity` bytes; chunks may be reused by whoever they are handed to. */
function createTail(capacity: number) {
  const ring = new Uint8Array(capacity);
  let end = 0;
  let length = 0;
  return {
    push(chunk: Uint8Array): void {
      const part = chunk.subarray(-capacity);
      const room = capacity - end;
      ring.set(part.subarray(0, room), end);
      if (part.length > room) ring.set(part.subarray(room));
      end = (end + part.length) % capacity;
      length = Math.min(capacity, length + part.length);
    },
    bytes: (): Uint8Array =>
      length < capacity ? ring.slice(0, length) : join(ring.subarray(end), ring.subarray(0, end)),
  };
}
