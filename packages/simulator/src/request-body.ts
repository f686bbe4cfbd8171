/** A request's body as a stream, also where `Request` has no `body` property (Firefox). */
export const bodyOf = async (request: Request): Promise<ReadableStream<Uint8Array> | null> =>
  request.body === undefined ? (await request.blob()).stream() : request.body;

/** Thrown by {@link readBody} when more bytes come than are allowed. */
export class BodyTooLargeError extends Error {
  override readonly name = "BodyTooLargeError";
}

/**
 * Reads a body into one piece, counting while it arrives; throws {@link BodyTooLargeError} as soon as there are
 * more than `maxBytes`, and leaves the rest unread.
 */
export async function readBody(
  body: ReadableStream<Uint8Array> | null,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: (Uint8Array | undefined)[] = [];
  let size = 0;
  if (body) {
    const reader = body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.length;
      if (size > maxBytes) {
        reader.releaseLock();
        throw new BodyTooLargeError(`The body is larger than ${maxBytes} bytes.`);
      }
      chunks.push(value);
    }
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const [index, chunk] of chunks.entries()) {
    if (!chunk) continue;
    whole.set(chunk, at);
    at += chunk.length;
    // Lets each piece go as soon as it is copied, so that a large body is not held twice.
    chunks[index] = undefined;
  }
  return whole;
}

const MAX_FORM_BYTES = 8192;

/** Reads a form sent as `application/x-www-form-urlencoded`, the way a plain HTML form sends it. */
export async function readForm(body: ReadableStream<Uint8Array> | null): Promise<URLSearchParams> {
  return new URLSearchParams(new TextDecoder().decode(await readBody(body, MAX_FORM_BYTES)));
}

const MAX_DISCARDED_BYTES = 64 * 1024 * 1024;

/**
 * Lets the sender of a refused body finish, as a server does that has answered already: reads on without keeping
 * anything, and stops the sender after 64 MiB. Never rejects.
 */
export async function discardBody(body: ReadableStream<Uint8Array>): Promise<void> {
  const reader = body.getReader();
  try {
    for (let size = 0; size < MAX_DISCARDED_BYTES; ) {
      const { done, value } = await reader.read();
      if (done) return;
      size += value.length;
    }
    await reader.cancel();
  } catch {
    // The sender gave up, which is all the same here.
  }
}
