/** A stream that yields these pieces, one per pull. */
export function streamOf(...pieces: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  const left = [...pieces];
  return new ReadableStream({
    pull(controller) {
      const piece = left.shift();
      if (piece) controller.enqueue(piece);
      else controller.close();
    },
  });
}

/** Bytes cut into pieces of `size`. */
export const pieces = (bytes: Uint8Array, size: number): readonly Uint8Array[] =>
  Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
    bytes.slice(at * size, (at + 1) * size),
  );

/** What a stream yielded until it ended or failed. */
export async function drain(
  stream: ReadableStream<Uint8Array>,
): Promise<{ readonly bytes: Uint8Array; readonly error: unknown }> {
  const chunks: Uint8Array[] = [];
  const reader = stream.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return { bytes: Buffer.concat(chunks), error: null };
      chunks.push(value);
    }
  } catch (error) {
    return { bytes: Buffer.concat(chunks), error };
  }
}

/** ASCII text as bytes. */
export const ascii = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);
