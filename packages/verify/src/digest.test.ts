import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { DigestQueue } from "./digest";

const bytes = Uint8Array.from({ length: 1000 }, (_, at) => (at * 7) & 0xff);
const expected = (...parts: Uint8Array[]): string => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
};
const hex = (sum: Uint8Array): string => Buffer.from(sum).toString("hex");

test.each([
  ["near the end", 900, 950, 1000],
  ["near the beginning", 10, 60, 1000],
  ["wider than what is around it", 100, 900, 1000],
  ["at the very beginning", 0, 500, 1000],
  ["in a part of the file", 300, 320, 600],
  ["of nothing", 500, 500, 500],
])("a gap %s is left out, and the bytes stay as they were", async (_, gapStart, gapEnd, end) => {
  const own = bytes.slice();
  const digests = new DigestQueue(own);
  const sums = [
    digests.add("SHA-256", { gapStart, gapEnd, end }),
    digests.upTo(1000),
    digests.add("SHA-256", { gapStart, gapEnd, end }),
  ];
  expect(own).toEqual(bytes);
  const [first, whole, again] = (await Promise.all(sums)).map(hex);
  expect(first).toBe(expected(bytes.subarray(0, gapStart), bytes.subarray(gapEnd, end)));
  expect(again).toBe(first);
  expect(whole).toBe(expected(bytes));
  expect(own).toEqual(bytes);
});
