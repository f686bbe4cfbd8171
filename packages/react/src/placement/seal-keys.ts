import type { Point, Size } from "@sign/protocol";
import { placeOn, type SealPlace } from "./seal-place";

const arrows: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

const pages: Readonly<Record<string, number>> = { PageUp: -1, PageDown: 1 };

/** Points that an arrow key moves the seal: one, or ten with Shift. */
const STEP = 1;
const LONG_STEP = 10;

/** What a key was pressed with. */
export interface SealKey {
  readonly key: string;
  readonly shiftKey: boolean;
}

/**
 * Where a key moves the seal: arrows by a point, or ten with Shift, Page Up and Page Down to the page before and after.
 * It never leaves the page. `null` for a key that is not the seal's.
 */
export function movedByKey(
  { key, shiftKey }: SealKey,
  place: SealPlace,
  pageCount: number,
  sizeOf: (page: number) => Size,
): SealPlace | null {
  const arrow = arrows[key];
  if (arrow) {
    const length = shiftKey ? LONG_STEP : STEP;
    const at = { x: place.x + arrow.x * length, y: place.y + arrow.y * length };
    return placeOn(place.page, sizeOf(place.page), at);
  }
  const turn = pages[key];
  if (turn === undefined) return null;
  const page = Math.min(Math.max(1, place.page + turn), pageCount);
  return placeOn(page, sizeOf(page), place);
}
