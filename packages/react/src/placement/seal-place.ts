import { clampToPage, type Placement, type Point, SEAL_SIZE, type Size } from "@sign/protocol";

/** Where in a document its seal is: whole points, as in {@link Placement}. */
export type SealPlace = Omit<Placement, "document">;

/** The nearest place to a displayed point of a page at which the seal lies inside it. */
export const placeOn = (page: number, size: Size, at: Point): SealPlace => ({
  page,
  ...clampToPage(size, at),
});

/** The place of a seal whose middle is at a displayed point. */
export const placeAround = (page: number, size: Size, middle: Point): SealPlace =>
  placeOn(page, size, {
    x: middle.x - SEAL_SIZE.width / 2,
    y: middle.y - SEAL_SIZE.height / 2,
  });

/** True when both are the same place, or none. */
export const isSamePlace = (a: SealPlace | null, b: SealPlace | null): boolean =>
  a?.page === b?.page && a?.x === b?.x && a?.y === b?.y;
