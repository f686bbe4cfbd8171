import { Unzlib } from "fflate";
import { tooComplex, unreadable } from "./limits";

// Deflate grows at most 1032-fold: a piece of this size can overshoot a limit by 2 MiB before it is noticed.
const PIECE = 2048;

/** Inflates zlib data (RFC 1950) to at most `limit` bytes, and throws `too_complex` soon after passing it, whatever the data claims. */
export function inflate(data: Uint8Array, limit: number): Uint8Array {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const stream = new Unzlib((chunk) => {
    chunks.push(chunk);
    length += chunk.length;
  });
  try {
    for (let at = 0; at < data.length && length <= limit; at += PIECE) {
      stream.push(data.subarray(at, at + PIECE), at + PIECE >= data.length);
    }
  } catch {
    return unreadable("damaged compressed stream");
  }
  if (length > limit) return tooComplex("stream inflates beyond the limit");
  const [only] = chunks;
  if (chunks.length === 1 && only) return only;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
