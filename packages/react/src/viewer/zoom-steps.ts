import type { Zoom } from "./viewer";

/** CSS pixels per point at 100 %: a CSS pixel is 1/96 inch, a point 1/72. */
export const FULL_SIZE = 96 / 72;

/** The steps of enlarging and reducing. */
const ZOOM_STEPS = [0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4] as const;

/** The scales, in CSS pixels per point, between which zooming moves: `fit` is that of "fit to width", `most` what browsers can lay out. */
export interface ZoomLimits {
  readonly fit: number;
  readonly most: number;
}

/** Two factors closer than this are the same to the eye, and to rounding. */
const SAME = 1.005;

const [LEAST_STEP] = ZOOM_STEPS;
const MOST_STEP = 4;

/** The scale of a zoom, in CSS pixels per point. */
export function zoomScale(zoom: Zoom, { fit, most }: ZoomLimits): number {
  return Math.min(most, zoom === "fit" ? fit : zoom * FULL_SIZE);
}

/** The nearest zoom that is allowed: 50 to 400 %, and what "fit to width" gives where that is less. */
export function clampZoom(zoom: Zoom, { fit, most }: ZoomLimits): Zoom {
  if (zoom === "fit" || Number.isNaN(zoom)) return "fit";
  const largest = Math.min(MOST_STEP, most / FULL_SIZE);
  const least = Math.min(LEAST_STEP, fit / FULL_SIZE, largest);
  return Math.min(Math.max(zoom, least), largest);
}

/** The next larger step; `null` at the end. */
export function enlarged(zoom: Zoom, limits: ZoomLimits): Zoom | null {
  const now = zoomScale(zoom, limits);
  const next = ZOOM_STEPS.find((step) => step * FULL_SIZE > now * SAME);
  if (next === undefined) return null;
  const reachable = clampZoom(next, limits);
  return zoomScale(reachable, limits) > now * SAME ? reachable : null;
}

/** The next smaller step, which is "fit to width" where that is less than the least step; `null` at the end. */
export function reduced(zoom: Zoom, limits: ZoomLimits): Zoom | null {
  const now = zoomScale(zoom, limits);
  const next = ZOOM_STEPS.findLast((step) => step * FULL_SIZE * SAME < now);
  if (next !== undefined) return next;
  return zoomScale("fit", limits) * SAME < now ? "fit" : null;
}
