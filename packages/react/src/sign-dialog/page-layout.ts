import type { Size } from "@sign/protocol";

/** Where a page lies on the track, in CSS pixels from its top left. */
export interface PageBox extends Size {
  readonly left: number;
  readonly top: number;
}

/** All pages below one another, centred, drawn `scale` CSS pixels per point. */
export interface PageLayout extends Size {
  readonly scale: number;
  /** Page 1 first. */
  readonly boxes: readonly PageBox[];
}

/** A place in the document that stays where it is when sizes change: a page, and the share of it that is above. */
export interface Anchor {
  readonly page: number;
  readonly share: number;
}

/** CSS pixels around and between pages. */
export const PAGE_GAP = 16;

/** The largest scale that "fit to width" gives, in CSS pixels per point: a page gets no larger than it can be read with ease. */
const LARGEST_FIT = 1.4;

/** Most pixels and longest side of a canvas. iOS shows nothing at all above 16.7 megapixels; less leaves room for the neighbours. */
const MOST_PIXELS = 10_000_000;
const LONGEST_SIDE = 8192;

/** The scale at which the widest page fits `width` CSS pixels. */
export function fitScale(sizes: readonly Size[], width: number): number {
  const widest = sizes.reduce((most, size) => Math.max(most, size.width), 1);
  return Math.min(LARGEST_FIT, Math.max(0.05, (width - 2 * PAGE_GAP) / widest));
}

/** Lays pages out for a viewport `width` CSS pixels wide. Edges are whole pixels, so that canvases stay sharp. */
export function layoutPages(sizes: readonly Size[], scale: number, width: number): PageLayout {
  const widest = sizes.reduce((most, size) => Math.max(most, size.width), 0);
  const track = Math.max(width, Math.ceil(widest * scale) + 2 * PAGE_GAP);
  let top = PAGE_GAP;
  const boxes = sizes.map((size): PageBox => {
    const box = {
      left: Math.round((track - size.width * scale) / 2),
      top: Math.round(top),
      width: size.width * scale,
      height: size.height * scale,
    };
    top = box.top + box.height + PAGE_GAP;
    return box;
  });
  return { scale, boxes, width: track, height: Math.ceil(top) };
}

/** The page at `y` on the track: the one there, or the next below. Counts from 1. */
export function pageAt({ boxes }: PageLayout, y: number): number {
  let low = 0;
  let high = boxes.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    const box = boxes[middle];
    if (box && box.top + box.height < y) low = middle + 1;
    else high = middle;
  }
  return low + 1;
}

/** The anchor at `y` on the track. */
export function anchorAt(layout: PageLayout, y: number): Anchor {
  const page = pageAt(layout, y);
  const box = layout.boxes[page - 1];
  return { page, share: box && box.height > 0 ? (y - box.top) / box.height : 0 };
}

/** Where an anchor is on the track. */
export function anchorTop({ boxes }: PageLayout, { page, share }: Anchor): number {
  const box = boxes[page - 1];
  return box ? box.top + share * box.height : 0;
}

/** The scale to draw a page's canvas at, in pixels per point: `wanted`, or less where the canvas would become too large for the browser. */
export function canvasScale({ width, height }: Size, wanted: number): number {
  const byArea = Math.sqrt(MOST_PIXELS / (width * height));
  return Math.min(wanted, byArea, LONGEST_SIDE / Math.max(width, height));
}
