import { expect, test } from "vitest";
import { readAhead } from "./pdf-source";

const K64 = 65_536;

test("reading on doubles what is read ahead, up to 4 MB; a jump begins again", () => {
  const endOf = readAhead(100_000_000);
  let at = 0;
  const sizes: number[] = [];
  for (let step = 0; step < 10; step++) {
    const end = endOf(at, at + K64);
    sizes.push((end - at) / K64);
    at = end;
  }
  expect(sizes).toEqual([1, 1, 2, 4, 8, 16, 32, 64, 64, 64]);
  expect(endOf(50 * K64, 51 * K64)).toBe(51 * K64);
  expect(endOf(51 * K64, 52 * K64)).toBe(52 * K64);
  expect(endOf(52 * K64, 53 * K64)).toBe(54 * K64);
});

test("all that was asked for is read, to a multiple of 64 kB or the end of the file", () => {
  const endOf = readAhead(10 * K64 + 5);
  expect(endOf(K64, 6 * K64)).toBe(6 * K64);
  expect(endOf(9 * K64, 10 * K64 + 5)).toBe(10 * K64 + 5);
  expect(endOf(2 * K64, 2 * K64 + 9)).toBe(3 * K64);
});
