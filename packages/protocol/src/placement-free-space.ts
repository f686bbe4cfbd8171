import { type Box, type Point, SEAL_SIZE, type Size } from "./placement-geometry";
import { SEAL_MARGIN } from "./placement-snapping";

/** Which parts of a page have something on them, as cells of equal size, and the sums that answer for any box at once. */
export interface InkMap {
  /** Cells across and down. */
  readonly columns: number;
  readonly rows: number;
  /** Cells per point. */
  readonly density: number;
  /** Ink above and to the left of each corner of the grid (a summed-area table, `columns + 1` to a row). */
  readonly sums: Uint32Array;
}

/** The most cells of a map: an A4 page has two to a point, a poster fewer. */
const MOST_CELLS = 400_000;
const MOST_DENSITY = 0.75;

/** Cells, or pixels of a drawing, per point that a page is mapped with. */
export const inkDensity = ({ width, height }: Size): number =>
  Math.min(MOST_DENSITY, Math.sqrt(MOST_CELLS / Math.max(1, width * height)));

/** How much darker or lighter than the paper a pixel must be to count, of 255: more than the noise of a scan, less than grey text. */
const CONTRAST = 40;

/** For each pixel of a drawing (RGBA) 1 when it differs from the paper, else 0. The paper is the brightness that most pixels have. */
export function inkOf(pixels: Uint8ClampedArray): Uint8Array {
  const brightness = new Uint8Array(pixels.length / 4);
  const counts = new Uint32Array(256);
  for (let at = 0; at < brightness.length; at += 1) {
    const red = pixels[at * 4] ?? 0;
    const green = pixels[at * 4 + 1] ?? 0;
    const blue = pixels[at * 4 + 2] ?? 0;
    const value = (red * 299 + green * 587 + blue * 114) / 1000;
    brightness[at] = value;
    counts[brightness[at] ?? 0] = (counts[brightness[at] ?? 0] ?? 0) + 1;
  }
  let paper = 255;
  for (let value = 255; value >= 0; value -= 1) {
    if ((counts[value] ?? 0) > (counts[paper] ?? 0)) paper = value;
  }
  return brightness.map((value) => (Math.abs(value - paper) > CONTRAST ? 1 : 0));
}

/** Makes a map of a page from the cells that have ink (1 or 0, row by row) and from boxes that count as full, in displayed points. */
export function createInkMap(
  columns: number,
  ink: Uint8Array,
  density: number,
  full: readonly Box[] = [],
): InkMap {
  const rows = columns > 0 ? Math.floor(ink.length / columns) : 0;
  const cells = ink.slice();
  for (const box of full) {
    const [left, top, right, bottom] = cellsOf({ columns, rows, density }, box);
    for (let row = top; row < bottom; row += 1) {
      cells.fill(1, row * columns + left, row * columns + right);
    }
  }
  const sums = new Uint32Array((columns + 1) * (rows + 1));
  for (let row = 0; row < rows; row += 1) {
    let across = 0;
    for (let column = 0; column < columns; column += 1) {
      across += cells[row * columns + column] ?? 0;
      const above = sums[row * (columns + 1) + column + 1] ?? 0;
      sums[(row + 1) * (columns + 1) + column + 1] = above + across;
    }
  }
  return { columns, rows, density, sums };
}

/** The cells a box touches: left, top, and the first beyond it to the right and below. */
function cellsOf(
  { columns, rows, density }: Pick<InkMap, "columns" | "rows" | "density">,
  { x, y, width, height }: Box,
): readonly [left: number, top: number, right: number, bottom: number] {
  const within = (value: number, most: number): number => Math.min(Math.max(value, 0), most);
  return [
    within(Math.floor(x * density), columns),
    within(Math.floor(y * density), rows),
    within(Math.ceil((x + width) * density), columns),
    within(Math.ceil((y + height) * density), rows),
  ];
}

/** How many cells with ink a box (in displayed points) touches. */
export function inkUnder(map: InkMap, box: Box): number {
  const [left, top, right, bottom] = cellsOf(map, box);
  const sum = (column: number, row: number): number =>
    map.sums[row * (map.columns + 1) + column] ?? 0;
  return sum(right, bottom) - sum(left, bottom) - sum(right, top) + sum(left, top);
}

/** Specks that are not worth a warning: less ink than a seal-wide hairline. */
const SPECKS = 6;

/** True when a seal at this displayed point would cover something. */
export const coversInk = (map: InkMap, at: Point, seal: Size = SEAL_SIZE): boolean =>
  inkUnder(map, { ...at, ...seal }) > SPECKS;

/** Points kept clear around a seal where there is room. */
const CLEARANCE = 6;
/** Most places tried across and down. */
const MOST_STEPS = 220;

/** The free place inside the margins that costs least; whole displayed points, `null` when none costs less than infinity. */
function cheapest(map: InkMap, page: Size, seal: Size, cost: (at: Point) => number): Point | null {
  const right = Math.floor(page.width - seal.width - SEAL_MARGIN);
  const bottom = Math.round(page.height - seal.height - SEAL_MARGIN);
  const step = Math.max(4, Math.ceil(Math.max(page.width, page.height) / MOST_STEPS));
  for (const clear of [CLEARANCE, 0]) {
    let best: Point | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (let y = bottom; y >= Math.min(SEAL_MARGIN, bottom); y -= step) {
      for (let x = SEAL_MARGIN; x <= right; x += step) {
        const at = { x, y };
        const price = cost(at);
        if (price >= least) continue;
        const room = {
          x: x - clear,
          y: y - clear,
          width: seal.width + 2 * clear,
          height: seal.height + 2 * clear,
        };
        if (inkUnder(map, room) > 0) continue;
        best = at;
        least = price;
      }
    }
    if (best) return best;
  }
  return null;
}

/** A place where the seal covers nothing, as low on the page and as near to a side margin as there is; `null` when the page is full. */
export function freeNearBottom(map: InkMap, page: Size, seal: Size = SEAL_SIZE): Point | null {
  const right = page.width - seal.width - SEAL_MARGIN;
  return cheapest(
    map,
    page,
    seal,
    ({ x, y }) => page.height - y + Math.min(x - SEAL_MARGIN, (right - x) * 1.01) / 4,
  );
}

/** How far from its words, in points, a seal still belongs to them. */
const NEAR = 90;

/**
 * A place where the seal covers nothing close to `words` (a box in displayed points): above them, as on a signature line
 * with its label below, or else to the right, or below. `null` when there is none within 90 points.
 */
export function freeNear(
  map: InkMap,
  page: Size,
  words: Box,
  seal: Size = SEAL_SIZE,
): Point | null {
  const middle = words.y + words.height / 2 - seal.height / 2;
  const ideals: readonly (Point & { readonly price: number })[] = [
    { x: words.x, y: words.y - seal.height - CLEARANCE, price: 0 },
    { x: words.x + words.width + CLEARANCE, y: middle, price: 8 },
    { x: words.x, y: words.y + words.height + CLEARANCE, price: 16 },
  ];
  return cheapest(map, page, seal, (at) => {
    const prices = ideals.map(({ x, y, price }) => Math.hypot(at.x - x, at.y - y) + price);
    const least = Math.min(...prices);
    return least > NEAR ? Number.POSITIVE_INFINITY : least;
  });
}
