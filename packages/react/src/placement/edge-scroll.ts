import type { Point } from "@sign/protocol";

/** How near the edge of the view, in CSS pixels, a dragged seal makes it scroll. */
export const EDGE = 48;

/** The fastest it scrolls, in CSS pixels per second: about two screens. */
const FASTEST = 1600;

/** The part of {@link DOMRect} that says where a view is in the window. */
export interface ViewEdges {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function pull(low: number, high: number, at: number): number {
  const zone = Math.min(EDGE, (high - low) / 4);
  const depth = Math.max(0, at - (high - zone)) - Math.max(0, low + zone - at);
  return Math.sign(depth) * FASTEST * Math.min(1, Math.abs(depth) / Math.max(1, zone)) ** 2;
}

/** How fast a view scrolls under a pointer that drags: CSS pixels per second across and down, the faster the nearer to its edge, zero away from it. */
export const edgePull = (view: ViewEdges, pointer: Point): Point => ({
  x: pull(view.left, view.right, pointer.x),
  y: pull(view.top, view.bottom, pointer.y),
});

/** The element that scrolls what is inside it; the document's own where there is none. */
export function scrollerOf(inside: Element): Element {
  for (let element = inside.parentElement; element; element = element.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(element);
    if (/auto|scroll/.test(overflowX + overflowY)) return element;
  }
  return document.documentElement;
}
