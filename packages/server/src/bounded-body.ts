/** A body turned out longer than the limit it was read with. */
export class BodyTooLarge extends Error {
  override readonly name = "BodyTooLarge";
}

/**
 * Reads a whole body of at most `maxBytes`; counts while bytes arrive and rejects with {@link BodyTooLarge} when there are more. Of those up to
 * `lingerBytes` are still read and dropped, so that a sender who is only a little over hears the answer: some servers
 * (workerd) reset a connection whose request was not read, and the answer with it. @default 0
 */
export async function readBounded(
  body: ReadableStream<Uint8Array> | null,
  maxBytes: number,
  lingerBytes = 0,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = body?.getReader();
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length <= maxBytes) {
      chunks.push(value);
      continue;
    }
    chunks.length = 0;
    if (length > maxBytes + lingerBytes) {
      void reader.cancel().catch(() => undefined);
      break;
    }
  }
  if (length > maxBytes) throw new BodyTooLarge();
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
