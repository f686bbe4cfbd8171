import { displayedSize, type PageGeometry, type Size } from "@sign/protocol";

/** The sizes of all pages as displayed, in points, in arrays by page from 0: exact where known, a guess elsewhere. */
export interface PageSizes {
  readonly count: number;
  readonly widths: Float64Array;
  readonly heights: Float64Array;
  /** 1 where the size is the page's own. */
  readonly exact: Uint8Array;
}

/** The guess before anything is known (ISO 216). */
const A4: Size = { width: 595, height: 842 };

/** Sizes that are all guessed to be A4. */
export function guessPageSizes(count: number): PageSizes {
  return {
    count,
    widths: new Float64Array(count).fill(A4.width),
    heights: new Float64Array(count).fill(A4.height),
    exact: new Uint8Array(count),
  };
}

/** Takes over the size of one page, from 1; with `guess` it becomes the guess for all that are not known. Says whether anything changed. */
export function learnPageSize(
  { widths, heights, exact, count }: PageSizes,
  page: number,
  geometry: PageGeometry,
  use: "exact" | "guess" = "exact",
): boolean {
  const { width, height } = displayedSize(geometry);
  if (!(width > 0 && height > 0)) return false;
  const at = page - 1;
  const changed = widths[at] !== width || heights[at] !== height;
  exact[at] = 1;
  widths[at] = width;
  heights[at] = height;
  if (use === "exact" || !changed) return changed;
  for (let other = 0; other < count; other++) {
    if (exact[other]) continue;
    widths[other] = width;
    heights[other] = height;
  }
  return true;
}

/** The size of a page, from 1; A4 for a page that does not exist. */
export function pageSize({ widths, heights }: PageSizes, page: number): Size {
  return { width: widths[page - 1] ?? A4.width, height: heights[page - 1] ?? A4.height };
}
