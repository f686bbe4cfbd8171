import type { Size } from "@sign/protocol";

/** Most pixels of a canvas, and its longest side. iOS shows nothing at all above 16.7 megapixels; less leaves room for the neighbours. */
export const MOST_PIXELS = 10_000_000;
const LONGEST_SIDE = 8192;

/** The most device pixels per CSS pixel that a whole page is drawn with. What is in view of an enlarged page is drawn with all there are. */
const SHARPEST = 2;

/** The device pixels per CSS pixel to draw whole pages with, between 1 and 2. */
export const drawingRatio = (devicePixelRatio: number): number =>
  Math.min(SHARPEST, Math.max(1, devicePixelRatio || 1));

/** The scale to draw a page of `size` points with, in pixels per point: `wanted`, or less where the canvas would become too large. */
export function canvasScale({ width, height }: Size, wanted: number): number {
  const byArea = Math.sqrt(MOST_PIXELS / (width * height));
  return Math.min(wanted, byArea, LONGEST_SIDE / Math.max(width, height));
}
