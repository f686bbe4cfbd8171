import type { Size } from "@sign/protocol";
import type { PageSizes } from "./page-sizes";
import type { PageBox } from "./viewer";

/** All pages below one another, centred on a track; lengths in CSS pixels, in arrays by page from 0. */
export interface PageLayout extends Size {
  /** CSS pixels per point. */
  readonly scale: number;
  readonly lefts: Float64Array;
  readonly tops: Float64Array;
  readonly widths: Float64Array;
  readonly heights: Float64Array;
}

/** First and last page of a stretch, from 1. */
export type PageRange = readonly [first: number, last: number];

/** The gap around and between pages in a view `width` CSS pixels wide. */
export const pageGap = (width: number): number => (width < 480 ? 8 : 16);

/** The largest scale that "fit to width" gives: a page gets no larger than it reads well. */
const LARGEST_FIT = 1.4;

/** A page more than so many times wider than the one in the middle is scrolled sideways, and does not make the others tiny. */
const OUTLIER = 2;

/** The tallest track, in CSS pixels, that every browser lays out: Firefox ends near 17.8 million. */
const TALLEST_TRACK = 16_000_000;

/** The scale at which all pages but single giants fit a view `width` CSS pixels wide. */
export function fitScale({ widths }: PageSizes, width: number): number {
  const sorted = widths.slice().sort();
  const most = (sorted[sorted.length >> 1] ?? 1) * OUTLIER;
  const widest = sorted.findLast((each) => each <= most) ?? 1;
  return Math.min(LARGEST_FIT, Math.max(0.05, (width - 2 * pageGap(width)) / widest));
}

/** The largest scale at which the track is no taller than browsers can lay out. */
export function tallestScale({ heights, count }: PageSizes): number {
  const points = heights.reduce((sum, height) => sum + height, 0);
  return (TALLEST_TRACK - (count + 1) * pageGap(Number.POSITIVE_INFINITY)) / points;
}

/** Lays pages out for a view `width` CSS pixels wide. Edges lie on whole pixels, so that canvases stay sharp. */
export function layoutPages(sizes: PageSizes, scale: number, width: number): PageLayout {
  const { count } = sizes;
  const gap = pageGap(width);
  const widest = sizes.widths.reduce((most, each) => Math.max(most, each), 0);
  const track = Math.max(width, Math.ceil(widest * scale) + 2 * gap);
  const layout = {
    scale,
    width: track,
    height: 0,
    lefts: new Float64Array(count),
    tops: new Float64Array(count),
    widths: sizes.widths.map((each) => each * scale),
    heights: sizes.heights.map((each) => each * scale),
  };
  let top = gap;
  for (let at = 0; at < count; at++) {
    layout.lefts[at] = Math.round((track - (layout.widths[at] ?? 0)) / 2);
    layout.tops[at] = Math.round(top);
    top = Math.round(top) + (layout.heights[at] ?? 0) + gap;
  }
  layout.height = Math.ceil(top);
  return layout;
}

/** Where a page lies, from 1; nowhere for a page that does not exist. */
export function pageBox({ lefts, tops, widths, heights }: PageLayout, page: number): PageBox {
  const at = page - 1;
  return {
    left: lefts[at] ?? 0,
    top: tops[at] ?? 0,
    width: widths[at] ?? 0,
    height: heights[at] ?? 0,
  };
}

/** The page at `y` on the track: the one there, or the next below a gap; the last one below them all. From 1. */
export function pageAt({ tops, heights }: PageLayout, y: number): number {
  let low = 0;
  let high = tops.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tops[middle] ?? 0) + (heights[middle] ?? 0) < y) low = middle + 1;
    else high = middle;
  }
  return low + 1;
}

/** The page nearest to `y` on the track, from 1. */
export function nearestPage(layout: PageLayout, y: number): number {
  const page = pageAt(layout, y);
  if (page === 1) return page;
  const above = pageBox(layout, page - 1);
  return y - (above.top + above.height) < pageBox(layout, page).top - y ? page - 1 : page;
}

/** The pages of which some part lies between two heights on the track; one page at least. */
export function pagesBetween(layout: PageLayout, top: number, bottom: number): PageRange {
  const first = pageAt(layout, top);
  const last = pageAt(layout, bottom);
  return [first, last > first && pageBox(layout, last).top >= bottom ? last - 1 : last];
}
