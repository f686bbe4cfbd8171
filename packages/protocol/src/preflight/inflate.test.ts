import { constants, deflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { Inflater } from "./inflate";

function inflate(data: Uint8Array, piece: number): Uint8Array {
  const chunks: Uint8Array[] = [];
  const inflater = new Inflater().open((chunk) => void chunks.push(chunk.slice()));
  for (let at = 0; at < data.length; at += piece) inflater.write(data.subarray(at, at + piece));
  inflater.end();
  return Buffer.concat(chunks);
}

const words = Buffer.from("the quick brown fox jumps over the lazy dog ".repeat(5_000));
const noise = Uint8Array.from({ length: 150_000 }, (_, at) => Math.imul(at + 1, 0x9e3779b1) >>> 13);
const samples: Readonly<Record<string, Uint8Array>> = {
  nothing: new Uint8Array(0),
  "one byte": Uint8Array.of(7),
  words,
  noise,
  zeros: new Uint8Array(400_000),
  both: Buffer.concat([words, noise, words]),
};
const { Z_FIXED, Z_HUFFMAN_ONLY, Z_RLE, Z_DEFAULT_STRATEGY } = constants;

test.each(Object.entries(samples))(
  "%s comes out as it went in, however packed and however cut",
  (_, bytes) => {
    for (const strategy of [Z_DEFAULT_STRATEGY, Z_FIXED, Z_HUFFMAN_ONLY, Z_RLE]) {
      for (const level of [0, 1, 9]) {
        const packed = deflateSync(bytes, { level, strategy });
        for (const piece of [packed.length + 1, 4_096, 7]) {
          expect(Buffer.compare(inflate(packed, piece), bytes)).toBe(0);
        }
      }
    }
  },
);

test("data that is cut off or altered is refused or differs, and never hangs", () => {
  const packed = deflateSync(Buffer.concat([words, noise]));
  expect(() => inflate(packed.subarray(0, 100), 50)).toThrow("");
  expect(() => inflate(new Uint8Array(0), 1)).toThrow("");
  for (let at = 0; at < packed.length; at += 997) {
    const altered = Uint8Array.from(packed);
    altered[at] = (altered[at] ?? 0) ^ 0x55;
    try {
      inflate(altered, 1_000);
    } catch (error) {
      expect(error).toMatchObject({ name: "Malformed" });
    }
  }
});

test("one inflater serves one stream after the other", () => {
  const inflater = new Inflater();
  for (const text of ["first", "second"]) {
    let out = "";
    inflater.open((chunk) => {
      out += new TextDecoder().decode(chunk);
    });
    inflater.write(deflateSync(text).subarray(0, 5));
    inflater.open((chunk) => {
      out += new TextDecoder().decode(chunk);
    });
    inflater.write(deflateSync(text));
    inflater.end();
    expect(out).toBe(text);
  }
});
