import {
  createPdfInspector,
  type InspectionLimits,
  type PdfFacts,
  type PdfWarning,
  SignError,
  stopOf,
  warningsOf,
} from "@sign/protocol";
import { runningDigest } from "./digests";

/** A PDF on its way through, checked while it passes. */
export interface CheckedUpload {
  /** Yields the bytes that came, and fails as soon as something is wrong with them. */
  readonly content: ReadableStream<Uint8Array<ArrayBuffer>>;
  /** What was wrong, or null when nothing was so far. */
  readonly failure: SignError | null;
  /** MD5 (hex) of all bytes once they have passed every check, else null. */
  readonly md5: string | null;
  /** What is known of the PDF once it has passed, else null. */
  readonly facts: PdfFacts | null;
  /** What is good to know of it, once it has passed. */
  readonly warnings: readonly PdfWarning[];
}

/** What was announced of an upload, and what the route allows. */
export interface ExpectedUpload extends Pick<InspectionLimits, "maxPages"> {
  readonly size: number;
  readonly sha256: string;
}

/**
 * Lets a PDF pass without holding it: bytes are counted, hashed and inspected as they come. The stream ends only when everything
 * holds; otherwise it fails with `size_mismatch`, the code of a stop that the inspection found, or `digest_mismatch`, and the last
 * piece is not let go before that is known, so that a receiver never sees a whole upload.
 */
export function checkUpload(
  source: ReadableStream<Uint8Array>,
  expected: ExpectedUpload,
): CheckedUpload {
  const sha256 = runningDigest("sha256");
  const md5 = runningDigest("md5");
  const { size: announced, maxPages } = expected;
  const inspector = createPdfInspector({ size: announced, maxPages });
  const reader = source.getReader();
  const held: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  let failure: SignError | null = null;
  let passed: Pick<CheckedUpload, "md5" | "facts" | "warnings"> = {
    md5: null,
    facts: null,
    warnings: [],
  };

  async function take(chunk: Uint8Array): Promise<void> {
    size += chunk.length;
    if (size > announced) throw new SignError("size_mismatch");
    inspector.write(chunk);
    if (inspector.stop) throw new SignError(inspector.stop);
    await Promise.all([sha256.update(chunk), md5.update(chunk)]);
    // A piece was given away by whoever read it, so that it need not be copied.
    if (chunk.length > 0) held.push(isPlain(chunk) ? chunk : new Uint8Array(chunk));
  }

  async function finish(): Promise<void> {
    const inspection = await inspector.end();
    if (size !== announced && inspector.begun) throw new SignError("size_mismatch");
    const fault = stopOf(inspection);
    if (fault) throw new SignError(fault);
    if ((await sha256.hex()) !== expected.sha256) throw new SignError("digest_mismatch");
    const warnings = warningsOf(inspection);
    passed = { md5: await md5.hex(), facts: inspection.facts, warnings };
  }

  /** What may go on: nothing before the beginning of a PDF has been seen, and at the end of the source everything. */
  function release(
    controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>,
    ended: boolean,
  ): boolean {
    if (!ended && (!inspector.begun || size === announced)) return false;
    const free = held.splice(0);
    for (const chunk of free) controller.enqueue(chunk);
    return free.length > 0;
  }

  async function pull(
    controller: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>,
  ): Promise<void> {
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (value) await take(value);
        if (done) await finish();
        const released = release(controller, done);
        if (done) controller.close();
        if (done || released) return;
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
      return passed.md5;
    },
    get facts() {
      return passed.facts;
    },
    get warnings() {
      return passed.warnings;
    },
  };
}

const isPlain = (bytes: Uint8Array): bytes is Uint8Array<ArrayBuffer> =>
  bytes.buffer instanceof ArrayBuffer;
