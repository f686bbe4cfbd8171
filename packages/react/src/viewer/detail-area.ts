import type { Box } from "../pdf/open-pdf";
import { MOST_PIXELS } from "./canvas-scale";
import type { View } from "./motion";
import { type PageLayout, pageBox } from "./page-layout";

/** Share of the view that is drawn beyond each of its edges, at most. */
const MARGIN = 1 / 8;

/** CSS pixels that edges are multiples of, so that they fall on whole pixels of screens with 1.25, 1.5 or 2.625 per CSS pixel as well. */
const STEP = 8;

/** The start and end of the part of a page's side that is in view, in CSS pixels from the side's start; with `margin` more on both ends. */
function stretch(start: number, length: number, from: number, to: number, margin: number) {
  const low = Math.floor((from - margin - start) / STEP) * STEP;
  const high = Math.ceil((to + margin - start) / STEP) * STEP;
  return { low: Math.max(0, low), high: Math.min(length, high) };
}

function area(layout: PageLayout, view: View, page: number, share: number): Box | null {
  const { scale } = layout;
  const box = pageBox(layout, page);
  const right = view.left + view.width;
  const bottom = view.top + view.height;
  const x = stretch(box.left, box.width, view.left, right, view.width * share);
  const y = stretch(box.top, box.height, view.top, bottom, view.height * share);
  if (x.low >= x.high || y.low >= y.high) return null;
  return {
    x: x.low / scale,
    y: y.low / scale,
    width: (x.high - x.low) / scale,
    height: (y.high - y.low) / scale,
  };
}

/** The part of a page that is in view, in displayed points; `null` when none is. */
export const areaInView = (layout: PageLayout, view: View, page: number): Box | null =>
  area(layout, view, page, 0);

/**
 * The part of a page that is worth drawing for the view: a little more than is in it, or less of that where a canvas with
 * `ratio` pixels per CSS pixel would become too large to be sharp.
 */
export function areaToDraw(
  layout: PageLayout,
  view: View,
  page: number,
  ratio: number,
): Box | null {
  const pixels = (view.width + 2 * STEP) * (view.height + 2 * STEP) * ratio ** 2;
  const room = (Math.sqrt(MOST_PIXELS / pixels) - 1) / 2;
  return area(layout, view, page, Math.min(MARGIN, Math.max(0, room)));
}

/** What rounding may take away, in points. */
const ROUNDING = 1e-6;

/** Whether `outer` has all of `inner` in it. */
export const covers = (outer: Box, inner: Box): boolean =>
  outer.x <= inner.x + ROUNDING &&
  outer.y <= inner.y + ROUNDING &&
  outer.x + outer.width + ROUNDING >= inner.x + inner.width &&
  outer.y + outer.height + ROUNDING >= inner.y + inner.height;
