import { join } from "./fixture-file";

const HEADER = Uint8Array.of(0x78, 0x9c);
const MOST_STORED = 65_535;

/** Adler-32 of zlib data (RFC 1950, 8.2), big-endian. */
function checksum(bytes: Uint8Array): Uint8Array {
  let [a, b] = [1, 0];
  for (const byte of bytes) {
    a = (a + byte) % 65_521;
    b = (b + a) % 65_521;
  }
  return Uint8Array.of(b >> 8, b & 255, a >> 8, a & 255);
}

/** Bytes as zlib data without compression (RFC 1951, 3.2.4). */
export function deflateStored(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [HEADER];
  for (let at = 0; at === 0 || at < bytes.length; at += MOST_STORED) {
    const piece = bytes.subarray(at, at + MOST_STORED);
    const last = at + MOST_STORED >= bytes.length ? 1 : 0;
    const length = piece.length;
    parts.push(
      Uint8Array.of(last, length & 255, length >> 8, ~length & 255, (~length >> 8) & 255),
      piece,
    );
  }
  return join([...parts, checksum(bytes)]);
}

/**
 * Zlib data that inflates to an ASCII text and then to some `length` times its last character, 160 times its own size: literals,
 * then copies of 258 bytes from one byte back, in fixed codes (RFC 1951, 3.2.6). Its checksum is wrong, as in bombs nobody inflates to the end.
 */
export function deflateRun(text: string, length: number): Uint8Array<ArrayBuffer> {
  const copies = Math.ceil(length / 258);
  const body = new Uint8Array(Math.ceil((10 + text.length * 8 + copies * 13) / 8));
  let at = 0;
  const put = (value: number, bits: number): void => {
    for (let bit = bits - 1; bit >= 0; bit--, at++) {
      if ((value >> bit) & 1) body[at >> 3] = (body[at >> 3] ?? 0) | (1 << (at & 7));
    }
  };
  // The last block, in fixed codes; literals below 144 are eight bits from 00110000.
  put(0b110, 3);
  for (const character of text) put(0x30 + character.charCodeAt(0), 8);
  for (let copy = 0; copy < copies; copy++) {
    // Length 258 is symbol 285, eight bits from 11000000 for 280; distance 1 is five zeros.
    put(0xc5, 8);
    at += 5;
  }
  // The end of the block is seven zeros.
  return join([HEADER, body, new Uint8Array(4)]);
}
