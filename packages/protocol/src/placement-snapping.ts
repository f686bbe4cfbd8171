import { clampToPage, type Point, SEAL_SIZE, type Size } from "./placement-geometry";

/** The margin a seal is drawn to, in points: half an inch, as in {@link suggestedPoint}. */
export const SEAL_MARGIN = 36;

/** A displayed point after snapping, and the margins it was drawn to: `x` and `y` of the lines, `null` where there is none. */
export interface Snapped {
  readonly at: Point;
  readonly guides: { readonly x: number | null; readonly y: number | null };
}

interface Line {
  /** Where the seal's own corner comes to lie. */
  readonly at: number;
  /** Where the margin is. */
  readonly guide: number;
}

function margins(page: number, seal: number): readonly [near: Line, far: Line] {
  const guide = page - SEAL_MARGIN;
  return [
    { at: SEAL_MARGIN, guide: SEAL_MARGIN },
    { at: Math.round(guide - seal), guide },
  ];
}

function nearest(lines: readonly Line[], value: number, reach: number): Line | null {
  const distance = ({ at }: Line): number => Math.abs(at - value);
  const [closest] = lines
    .filter((line) => distance(line) <= reach)
    .sort((a, b) => distance(a) - distance(b));
  return closest ?? null;
}

/**
 * Draws a seal to the page's margins when it is within `reach` points of them, and to the bottom corners, where signatures
 * are looked for, from twice as far. The seal stays inside the page; a page too small for its margins has none.
 */
export function snapToMargins(
  page: Size,
  wanted: Point,
  reach: number,
  seal: Size = SEAL_SIZE,
): Snapped {
  const fits = (whole: number, part: number): boolean => whole >= part + 2 * SEAL_MARGIN;
  const across = fits(page.width, seal.width) ? margins(page.width, seal.width) : [];
  const down = fits(page.height, seal.height) ? margins(page.height, seal.height) : [];
  const cornerX = nearest(across, wanted.x, 2 * reach);
  const cornerY = nearest(down.slice(1), wanted.y, 2 * reach);
  const [x, y] =
    cornerX && cornerY
      ? [cornerX, cornerY]
      : [nearest(across, wanted.x, reach), nearest(down, wanted.y, reach)];
  return {
    at: clampToPage(page, { x: x?.at ?? wanted.x, y: y?.at ?? wanted.y }, seal),
    guides: { x: x?.guide ?? null, y: y?.guide ?? null },
  };
}
