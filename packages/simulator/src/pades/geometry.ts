import { PadesError } from "./pades-error";

/** Left, bottom, right, top in the PDF's own user space, in order (ISO 32000-2, 7.9.5). */
export type Box = readonly [left: number, bottom: number, right: number, top: number];

/** Width and height in points, as displayed. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** How a page is displayed: its visible box, clockwise quarter turns, and the points in one unit of user space. */
export interface PageView {
  readonly box: Box;
  readonly turns: number;
  readonly unit: number;
}

/** BankID's seal in points, as measured on files that its own service signed. */
export const SEAL: Size = { width: 91.875, height: 48.75 };

const TOLERANCE = 0.01;

/** The part of one box inside another, or the other when they do not meet (ISO 32000-2, 14.11.2). */
export function visibleBox(media: Box, crop: Box): Box {
  const box: Box = [
    Math.max(media[0], crop[0]),
    Math.max(media[1], crop[1]),
    Math.min(media[2], crop[2]),
    Math.min(media[3], crop[3]),
  ];
  return box[0] < box[2] && box[1] < box[3] ? box : media;
}

/** A page's size as displayed, in points. */
export function displayedSize({ box, turns, unit }: PageView): Size {
  const across = (box[2] - box[0]) * unit;
  const up = (box[3] - box[1]) * unit;
  return turns % 2 === 0 ? { width: across, height: up } : { width: up, height: across };
}

/**
 * The box in user space that the seal covers when its top left corner is `x` points right of and `y` points
 * below the top left corner of the page as displayed. A seal that would cross an edge is `placement_outside`;
 * on a page smaller than the seal only the corner itself is a place.
 */
export function sealBox(page: PageView, x: number, y: number): Box {
  const size = displayedSize(page);
  const fits = (at: number, room: number): boolean =>
    at >= 0 && at <= Math.max(0, room) + TOLERANCE;
  if (!fits(x, size.width - SEAL.width) || !fits(y, size.height - SEAL.height)) {
    throw new PadesError("placement_outside");
  }
  const left = x / page.unit;
  const top = y / page.unit;
  const right = left + SEAL.width / page.unit;
  const bottom = top + SEAL.height / page.unit;
  const [x0, y0, x1, y1] = page.box;
  switch (page.turns) {
    case 1:
      return [x0 + top, y0 + left, x0 + bottom, y0 + right];
    case 2:
      return [x1 - right, y0 + top, x1 - left, y0 + bottom];
    case 3:
      return [x1 - bottom, y1 - right, x1 - top, y1 - left];
    default:
      return [x0 + left, y1 - bottom, x0 + right, y1 - top];
  }
}

/** The form matrix that keeps the seal upright on a page shown with so many clockwise quarter turns (ISO 32000-2, 12.5.5). */
export function uprightMatrix(turns: number): readonly number[] {
  const { width, height } = SEAL;
  switch (turns) {
    case 1:
      return [0, 1, -1, 0, height, 0];
    case 2:
      return [-1, 0, 0, -1, width, height];
    case 3:
      return [0, -1, 1, 0, 0, width];
    default:
      return [1, 0, 0, 1, 0, 0];
  }
}
