/** A stretch of a page's height, as shares from 0 to 1. */
export type SeenPart = readonly [from: number, to: number];

/** What has been on screen of each page, from 1: stretches in order that do not touch. */
export type SeenParts = ReadonlyMap<number, readonly SeenPart[]>;

const NOTHING: readonly SeenPart[] = [];

/** The stretches with one more; those that touch become one. */
export function addPart(parts: readonly SeenPart[], from: number, to: number): readonly SeenPart[] {
  let low = Math.max(0, from);
  let high = Math.min(1, to);
  if (!(low < high)) return parts;
  const apart: SeenPart[] = [];
  for (const part of parts) {
    if (part[1] < low || part[0] > high) apart.push(part);
    else {
      low = Math.min(low, part[0]);
      high = Math.max(high, part[1]);
    }
  }
  return [...apart, [low, high] as const].sort((one, two) => one[0] - two[0]);
}

/** Which pages have been on screen from top to bottom. */
export interface SeenPages {
  /** Adds a stretch of a page, from 1. */
  see(page: number, from: number, to: number): void;
  count(): number;
  /** The first page not seen whole, from `start` on and then from 1; `null` when there is none. */
  nextUnseen(start: number): number | null;
  parts(): SeenParts;
}

/** Keeps account for `pageCount` pages, of which `before` has been seen already. */
export function createSeenPages(pageCount: number, before: SeenParts = new Map()): SeenPages {
  const seen = new Map<number, readonly SeenPart[]>();
  const whole = new Set<number>();

  function see(page: number, from: number, to: number): void {
    if (whole.has(page) || page < 1 || page > pageCount) return;
    const parts = addPart(seen.get(page) ?? NOTHING, from, to);
    if (parts.length === 0) return;
    seen.set(page, parts);
    if (parts.some(([low, high]) => low === 0 && high === 1)) whole.add(page);
  }

  for (const [page, parts] of before) for (const [from, to] of parts) see(page, from, to);

  return {
    see,
    count: () => whole.size,
    nextUnseen(start) {
      for (let step = 0; step < pageCount; step++) {
        const page = ((start - 1 + step) % pageCount) + 1;
        if (!whole.has(page)) return page;
      }
      return null;
    },
    parts: () => new Map(seen),
  };
}
