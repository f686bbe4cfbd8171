import type { Drawn } from "../pdf/open-pdf";

/** A drawn page. */
export interface Picture {
  readonly canvas: HTMLCanvasElement;
  /** Pixels per point that were asked for; a `capped` canvas has less. */
  readonly scale: number;
  readonly capped: boolean;
  readonly drawn: Drawn;
}

/** Most pixels that drawn pages may hold, 4 bytes each: 64 MB. Pages in view are drawn in any case. */
export const MOST_HELD_PIXELS = 16_000_000;

/** Most drawn pages; two more may be in the making, and there are thumbnails beside them. */
export const MOST_PICTURES = 8;

/** The drawn pages, from 1, those in view and those that were in view not long ago. */
export interface Pictures {
  get(page: number): Picture | null;
  /** Keeps a picture in place of the page's former one. */
  put(page: number, picture: Picture): void;
  /** Lets go of the pictures used least recently until the rest is within bounds; `keep` are used now, the last most recently. */
  trim(keep: readonly number[]): void;
  clear(): void;
}

/** Frees a canvas' memory at once; iOS otherwise keeps it until the collector comes. */
export function releaseCanvas(canvas: HTMLCanvasElement): void {
  canvas.width = 0;
  canvas.height = 0;
  canvas.remove();
}

const pixels = ({ canvas }: Picture): number => canvas.width * canvas.height;

/** No pictures yet. `dropped` is told of each page that lost its picture. */
export function createPictures(dropped: (page: number) => void): Pictures {
  /** In the order of their last use. */
  const held = new Map<number, Picture>();

  function drop(page: number, picture: Picture): void {
    held.delete(page);
    releaseCanvas(picture.canvas);
    dropped(page);
  }

  return {
    get: (page) => held.get(page) ?? null,
    put(page, picture) {
      const before = held.get(page);
      held.delete(page);
      held.set(page, picture);
      if (before) releaseCanvas(before.canvas);
    },
    trim(keep) {
      for (const page of keep) {
        const picture = held.get(page);
        if (!picture) continue;
        held.delete(page);
        held.set(page, picture);
      }
      let sum = [...held.values()].reduce((total, picture) => total + pixels(picture), 0);
      for (const [page, picture] of held) {
        if (sum <= MOST_HELD_PIXELS && held.size <= MOST_PICTURES) return;
        if (keep.includes(page)) continue;
        sum -= pixels(picture);
        drop(page, picture);
      }
    },
    clear() {
      for (const [page, picture] of held) drop(page, picture);
    },
  };
}
