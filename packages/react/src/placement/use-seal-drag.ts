import { fromScreen, type Point, type Snapped, snapToMargins } from "@sign/protocol";
import { type PointerEvent, useCallback, useEffect, useRef, useState } from "react";
import type { Viewer } from "../viewer/viewer";
import { edgePull, scrollerOf } from "./edge-scroll";
import { isSamePlace, type SealPlace } from "./seal-place";

/** How near a margin, in CSS pixels, the seal is drawn to it. */
const SNAP_REACH = 6;

/** How far, in CSS pixels, a pointer may tremble before it drags. */
const SLOP = 4;

/** A seal on its way: where it would be put, and the margins it was drawn to. */
export interface Drag {
  readonly place: SealPlace;
  readonly guides: Snapped["guides"];
}

interface Grip {
  /** Where in the seal it was taken, in points from its top left. */
  readonly at: Point;
  readonly pressed: Point;
}

interface PointerNow extends Point {
  readonly altKey: boolean;
}

/** What {@link useSealDrag} gives. */
export interface SealDrag {
  /** `null` while nothing is dragged. */
  readonly drag: Drag | null;
  /** Puts the seal back where it was. */
  readonly cancel: () => void;
  readonly handlers: {
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerMove: (event: PointerEvent) => void;
    readonly onPointerUp: (event: PointerEvent) => void;
    readonly onPointerCancel: () => void;
    readonly onLostPointerCapture: () => void;
  };
}

/**
 * Dragging a seal by mouse, finger or pen, over the edge of the view and from page to page. It is drawn to margins unless Alt
 * is held, and put when the pointer is released.
 */
export function useSealDrag(
  viewer: Viewer,
  place: SealPlace,
  onPlace: (place: SealPlace) => void,
): SealDrag {
  const grip = useRef<Grip | null>(null);
  const pointer = useRef<PointerNow | null>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  const dragging = drag !== null;

  const follow = useCallback((): Drag | null => {
    if (!grip.current || !pointer.current) return null;
    const { x, y, altKey } = pointer.current;
    const found = viewer.locate(x, y);
    const corner = { x: found.x - grip.current.at.x, y: found.y - grip.current.at.y };
    const reach = altKey ? 0 : SNAP_REACH / viewer.state().scale;
    const { at, guides } = snapToMargins(viewer.size(found.page), corner, reach);
    return { place: { page: found.page, ...at }, guides };
  }, [viewer]);

  const stop = useCallback(() => {
    grip.current = null;
    pointer.current = null;
    setDrag(null);
  }, []);

  useEffect(
    function scrollAtEdges() {
      if (!dragging) return;
      const scroller = scrollerOf(viewer.overlay);
      let before = performance.now();
      let frame = requestAnimationFrame(function step(now) {
        frame = requestAnimationFrame(step);
        const seconds = Math.min(0.05, Math.max(0, now - before) / 1000);
        before = now;
        if (!pointer.current) return;
        const speed = edgePull(scroller.getBoundingClientRect(), pointer.current);
        if (speed.x === 0 && speed.y === 0) return;
        viewer.scrollBy(speed.x * seconds, speed.y * seconds);
        setDrag(follow());
      });
      return () => cancelAnimationFrame(frame);
    },
    [viewer, dragging, follow],
  );

  const note = ({ clientX, clientY, altKey }: PointerEvent) => {
    pointer.current = { x: clientX, y: clientY, altKey };
  };

  return {
    drag,
    cancel: stop,
    handlers: {
      onPointerDown(event) {
        if (!event.isPrimary || event.button !== 0) return;
        const seal = event.currentTarget;
        const { left, top } = seal.getBoundingClientRect();
        const inside = { x: event.clientX - left, y: event.clientY - top };
        grip.current = {
          at: fromScreen(inside, viewer.state().scale),
          pressed: { x: event.clientX, y: event.clientY },
        };
        seal.setPointerCapture(event.pointerId);
        // A finger gives no focus by itself until it is lifted, and Escape goes to what has it.
        seal.focus({ preventScroll: true });
      },
      onPointerMove(event) {
        if (!grip.current) return;
        const { pressed } = grip.current;
        const way = Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y);
        if (!dragging && way < SLOP) return;
        note(event);
        setDrag(follow());
      },
      onPointerUp(event) {
        if (dragging) note(event);
        const dropped = dragging ? follow() : null;
        stop();
        if (dropped && !isSamePlace(dropped.place, place)) onPlace(dropped.place);
      },
      onPointerCancel: stop,
      onLostPointerCapture: stop,
    },
  };
}
