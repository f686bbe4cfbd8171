import { constants, deflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { inflate } from "./inflate";
import { PadesError } from "./pades-error";

const text = Buffer.from("leiekontrakt ".repeat(5000));
const mixed = Uint8Array.from({ length: 70_000 }, (_, at) => (at * at * 31 + (at >> 3)) & 0xff);

test.each([
  ["stored", { level: 0 }],
  ["fixed codes", { strategy: constants.Z_FIXED }],
  ["Huffman codes only", { strategy: constants.Z_HUFFMAN_ONLY }],
  ["dynamic codes", { level: 9 }],
] as const)("undoes %s", (_, options) => {
  for (const data of [text, mixed, new Uint8Array(), Uint8Array.of(7)]) {
    expect(Buffer.compare(inflate(deflateSync(data, options)), data)).toBe(0);
  }
});

test("ignores line ends after the data", () => {
  const padded = Buffer.concat([deflateSync(text), Buffer.from("\r\n")]);
  expect(Buffer.compare(inflate(padded), text)).toBe(0);
});

test("refuses what is cut off, malformed or larger than 64 MiB", () => {
  const damaged = new PadesError("pdf_damaged");
  expect(() => inflate(deflateSync(mixed).subarray(0, -20))).toThrow(damaged);
  expect(() => inflate(Uint8Array.of(0x78, 0x9c, 0x07))).toThrow(damaged);
  expect(() => inflate(new Uint8Array())).toThrow(damaged);
  expect(() => inflate(deflateSync(new Uint8Array(65 * 2 ** 20)))).toThrow(damaged);
});
