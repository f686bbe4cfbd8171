import fc from "fast-check";
import { guessPageSizes, learnPageSize, type PageSizes } from "./page-sizes";

/** The sizes of a document whose pages have these widths and heights in points. */
export function sizesOf(pages: readonly (readonly [width: number, height: number])[]): PageSizes {
  const sizes = guessPageSizes(pages.length);
  for (const [at, [width, height]] of pages.entries()) {
    learnPageSize(sizes, at + 1, { box: [0, 0, width, height], rotation: 0, userUnit: 1 });
  }
  return sizes;
}

const side = fc.integer({ min: 10, max: 14_400 });

/** Documents of up to 60 pages of any size that PDF allows (ISO 32000-2, annex C). */
export const someSizes: fc.Arbitrary<PageSizes> = fc
  .array(fc.tuple(side, side), { minLength: 1, maxLength: 60 })
  .map(sizesOf);
