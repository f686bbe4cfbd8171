/** Width and height in points, as displayed. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A point; its unit and origin are named by the function that takes it. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle: its top left corner, and its size; unit and origin are those of what it is measured in. */
export interface Box extends Point, Size {}

/** Left, bottom, right, top in the PDF's own user space (ISO 32000-2, 7.9.5). */
export type Rectangle = readonly [x0: number, y0: number, x1: number, y1: number];

/** A quarter turn clockwise, as `/Rotate` allows (ISO 32000-2, table 31). */
export type Rotation = 0 | 90 | 180 | 270;

/** What decides how a page is displayed: the visible box in user space, the clockwise turn, and the length of a unit in points. */
export interface PageGeometry {
  readonly box: Rectangle;
  readonly rotation: Rotation;
  readonly userUnit: number;
}

/** The size of BankID's seal in points, measured on signed files (not published by the vendor). */
export const SEAL_SIZE: Size = { width: 91.875, height: 48.75 };

/** A rectangle with its corners in order; PDF allows any two opposite corners. */
export const normalizeRectangle = ([a, b, c, d]: Rectangle): Rectangle => [
  Math.min(a, c),
  Math.min(b, d),
  Math.max(a, c),
  Math.max(b, d),
];

/**
 * The geometry of a page from its (inherited) entries. The visible box is the part of CropBox inside MediaBox
 * (ISO 32000-2, 14.11.2); an empty part falls back to MediaBox, as viewers do. A `/Rotate` that is not a
 * multiple of 90 counts as 0; negative turns count anticlockwise.
 */
export function pageGeometry(entries: {
  readonly mediaBox: Rectangle;
  readonly cropBox?: Rectangle | undefined;
  readonly rotate?: number | undefined;
  readonly userUnit?: number | undefined;
}): PageGeometry {
  const media = normalizeRectangle(entries.mediaBox);
  const crop = entries.cropBox ? normalizeRectangle(entries.cropBox) : media;
  const inside: Rectangle = [
    Math.max(media[0], crop[0]),
    Math.max(media[1], crop[1]),
    Math.min(media[2], crop[2]),
    Math.min(media[3], crop[3]),
  ];
  const visible = inside[2] > inside[0] && inside[3] > inside[1];
  const turn = entries.rotate ?? 0;
  const unit = entries.userUnit ?? 1;
  return {
    box: visible ? inside : media,
    rotation: turn % 90 === 0 ? ((((turn % 360) + 360) % 360) as Rotation) : 0,
    userUnit: Number.isFinite(unit) && unit > 0 ? unit : 1,
  };
}

/** The page's size as displayed, in points. */
export function displayedSize({ box, rotation, userUnit }: PageGeometry): Size {
  const width = (box[2] - box[0]) * userUnit;
  const height = (box[3] - box[1]) * userUnit;
  return rotation % 180 === 0 ? { width, height } : { width: height, height: width };
}

/** From displayed points (origin top left, y down) to user space (origin and units the PDF's own, y up). */
export function toUserSpace({ box, rotation, userUnit }: PageGeometry, { x, y }: Point): Point {
  const right = x / userUnit;
  const down = y / userUnit;
  switch (rotation) {
    case 0:
      return { x: box[0] + right, y: box[3] - down };
    case 90:
      return { x: box[0] + down, y: box[1] + right };
    case 180:
      return { x: box[2] - right, y: box[1] + down };
    case 270:
      return { x: box[2] - down, y: box[3] - right };
  }
}

/** From user space to displayed points; the inverse of {@link toUserSpace}. */
export function toDisplayed({ box, rotation, userUnit }: PageGeometry, { x, y }: Point): Point {
  switch (rotation) {
    case 0:
      return { x: (x - box[0]) * userUnit, y: (box[3] - y) * userUnit };
    case 90:
      return { x: (y - box[1]) * userUnit, y: (x - box[0]) * userUnit };
    case 180:
      return { x: (box[2] - x) * userUnit, y: (y - box[1]) * userUnit };
    case 270:
      return { x: (box[3] - y) * userUnit, y: (box[2] - x) * userUnit };
  }
}

/** The rectangle in user space that a seal placed at displayed point `at` covers. */
export function sealRectangle(page: PageGeometry, at: Point, seal: Size = SEAL_SIZE): Rectangle {
  const a = toUserSpace(page, at);
  const b = toUserSpace(page, { x: at.x + seal.width, y: at.y + seal.height });
  return normalizeRectangle([a.x, a.y, b.x, b.y]);
}

/** Moves a displayed point to whole points such that the seal lies inside the page; a page smaller than the seal pins it to the top left. */
export function clampToPage(page: Size, at: Point, seal: Size = SEAL_SIZE): Point {
  const clamp = (value: number, most: number): number =>
    Math.round(Math.min(Math.max(value, 0), Math.max(0, Math.floor(most))));
  return { x: clamp(at.x, page.width - seal.width), y: clamp(at.y, page.height - seal.height) };
}

/** Where the seal is suggested: the bottom left corner, half an inch from the edges, where signatures are looked for. */
export const suggestedPoint = (page: Size, seal: Size = SEAL_SIZE): Point =>
  clampToPage(page, { x: 36, y: page.height - seal.height - 36 }, seal);

/** From displayed points to CSS pixels of a page drawn `scale` pixels per point. */
export const toScreen = ({ x, y }: Point, scale: number): Point => ({ x: x * scale, y: y * scale });

/** From CSS pixels of a page drawn `scale` pixels per point to displayed points. */
export const fromScreen = ({ x, y }: Point, scale: number): Point => ({
  x: x / scale,
  y: y / scale,
});
