import type { Point } from "@sign/protocol";
import { nearestPage, type PageLayout, pageBox } from "./page-layout";

/** A place along one side of a page: the share of the side before it, and the CSS pixels that it lies outside. */
interface Along {
  readonly share: number;
  readonly outside: number;
}

/** A place in the document that is found again after pages have changed their size or scale. */
export interface Anchor {
  /** From 1. */
  readonly page: number;
  readonly across: Along;
  readonly down: Along;
}

function along(start: number, length: number, at: number): Along {
  const inside = Math.min(Math.max(at, start), start + length);
  return { share: length > 0 ? (inside - start) / length : 0, outside: at - inside };
}

const back = (start: number, length: number, { share, outside }: Along): number =>
  start + share * length + outside;

/** The anchor at a point of the track, in CSS pixels. Gaps between pages do not grow with the scale. */
export function anchorAt(layout: PageLayout, { x, y }: Point): Anchor {
  const page = nearestPage(layout, y);
  const box = pageBox(layout, page);
  return { page, across: along(box.left, box.width, x), down: along(box.top, box.height, y) };
}

/** Where on the track an anchor is, in CSS pixels. */
export function anchorPoint(layout: PageLayout, { page, across, down }: Anchor): Point {
  const box = pageBox(layout, page);
  return { x: back(box.left, box.width, across), y: back(box.top, box.height, down) };
}

/** The anchor in the middle of a page's width, a share of its height down, and CSS pixels outside it. */
export const anchorOnPage = (page: number, share: number, outside = 0): Anchor => ({
  page,
  across: { share: 0.5, outside: 0 },
  down: { share, outside },
});
