import type { Motion, View } from "./motion";
import { type PageLayout, pageBox, pagesBetween } from "./page-layout";

/** What decides which pages are worth drawing now. */
export interface DrawingPlan {
  readonly layout: PageLayout;
  readonly view: View;
  readonly motion: Pick<Motion, "speed" | "direction">;
  /** Milliseconds that a page takes to be drawn. */
  readonly drawingTime: number;
}

/** Heights of the view that are looked ahead at most: further off, a fling ends where it cannot be foreseen. */
const FURTHEST = 4;

/**
 * The pages to draw, the most urgent first: those that will be in view when they have been drawn, beginning where
 * the eye will be; then the next page in the direction of travel, and those on the way there, which may have been
 * begun. Of pages that fly by, none.
 */
export function pagesToDraw({ layout, view, motion, drawingTime }: DrawingPlan): readonly number[] {
  const { top, height } = view;
  const travel = motion.speed() * drawingTime;
  if (Math.abs(travel) > FURTHEST * height) return [];
  const bottom = top + height;
  const coming = pagesBetween(layout, top + travel, bottom + travel);
  const shown = pagesBetween(layout, top, bottom);
  const eye = top + travel + height / 3;
  const distance = (page: number): number => {
    const box = pageBox(layout, page);
    return Math.max(0, box.top - eye, eye - box.top - box.height);
  };
  const nearest = (one: number, other: number): number => distance(one) - distance(other);
  const first = Math.min(coming[0], shown[0]);
  const last = Math.max(coming[1], shown[1]);
  const ahead = motion.direction() === "down" ? last + 1 : first - 1;
  const isComing = (page: number): boolean => page >= coming[0] && page <= coming[1];
  const pages = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const next = ahead >= 1 && ahead <= layout.tops.length ? [ahead] : [];
  return [
    ...pages.filter(isComing).sort(nearest),
    ...next,
    ...pages.filter((page) => !isComing(page)).sort(nearest),
  ];
}
