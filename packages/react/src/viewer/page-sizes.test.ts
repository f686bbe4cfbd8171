import type { PageGeometry } from "@sign/protocol";
import { expect, test } from "vitest";
import { guessPageSizes, learnPageSize, pageSize } from "./page-sizes";

const wide: PageGeometry = { box: [0, 0, 300, 200], rotation: 0, userUnit: 2 };
const turned: PageGeometry = { box: [0, 0, 300, 200], rotation: 90, userUnit: 1 };

test("the first page's size becomes the guess for all that are not known", () => {
  const sizes = guessPageSizes(3);
  expect(pageSize(sizes, 3)).toEqual({ width: 595, height: 842 });
  expect(learnPageSize(sizes, 2, turned)).toBe(true);
  expect(learnPageSize(sizes, 1, wide, "guess")).toBe(true);
  expect([1, 2, 3].map((page) => pageSize(sizes, page))).toEqual([
    { width: 600, height: 400 },
    { width: 200, height: 300 },
    { width: 600, height: 400 },
  ]);
  expect([...sizes.exact]).toEqual([1, 1, 0]);
});

test("a size that was guessed right changes nothing, and is exact from then on", () => {
  const sizes = guessPageSizes(2);
  learnPageSize(sizes, 1, wide, "guess");
  expect(learnPageSize(sizes, 2, wide)).toBe(false);
  expect(sizes.exact[1]).toBe(1);
});

test("a page without extent keeps the guess", () => {
  const sizes = guessPageSizes(1);
  expect(learnPageSize(sizes, 1, { box: [5, 5, 5, 9], rotation: 0, userUnit: 1 })).toBe(false);
  expect(pageSize(sizes, 1).width).toBe(595);
});
