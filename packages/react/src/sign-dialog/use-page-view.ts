import type { Size } from "@sign/protocol";
import {
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import {
  type Anchor,
  anchorAt,
  anchorTop,
  fitScale,
  layoutPages,
  type PageLayout,
  pageAt,
} from "./page-layout";

/** The steps of enlarging, as multiples of "fit to width". */
const ZOOMS = [1, 1.5, 2, 3] as const;

/** What a scrolling view of pages shows. */
export interface PageView {
  readonly layout: PageLayout;
  /** First and last page worth drawing: those in view, and one on each side; `[1, 0]` before the view has a width. */
  readonly near: readonly [first: number, last: number];
  /** The page that is read now. */
  readonly page: number;
  /** Steps to a larger or smaller view; `null` where there is none. */
  readonly larger: (() => void) | null;
  readonly smaller: (() => void) | null;
  /** Scrolls until `y` CSS pixels from the top of the track is in the middle. */
  readonly reveal: (y: number) => void;
}

/** Lays pages out in a scrolling element, and keeps the place that is read when sizes or scale change. */
export function usePageView(
  scroller: RefObject<HTMLElement | null>,
  sizes: readonly Size[],
): PageView {
  const [width, setWidth] = useState(0);
  const [zoom, setZoom] = useState(0);
  const [seen, setSeen] = useState({ top: 0, height: 0 });
  const anchor = useRef<{ readonly down: Anchor; readonly across: number } | null>(null);

  const layout = useMemo(
    () => layoutPages(sizes, fitScale(sizes, width) * (ZOOMS[zoom] ?? 1), width),
    [sizes, width, zoom],
  );
  const latest = useRef(layout);

  useEffect(
    function followScroll() {
      const element = scroller.current;
      if (!element) return;
      let frame = 0;
      const look = () => {
        frame = 0;
        const { scrollTop, scrollLeft, clientHeight, clientWidth, scrollWidth } = element;
        anchor.current = {
          down: anchorAt(latest.current, scrollTop + clientHeight / 2),
          across: (scrollLeft + clientWidth / 2) / scrollWidth,
        };
        setSeen({ top: scrollTop, height: clientHeight });
      };
      const soon = () => {
        frame ||= requestAnimationFrame(look);
      };
      const resized = new ResizeObserver(() => {
        setWidth(element.clientWidth);
        soon();
      });
      resized.observe(element);
      element.addEventListener("scroll", soon, { passive: true });
      return () => {
        cancelAnimationFrame(frame);
        resized.disconnect();
        element.removeEventListener("scroll", soon);
      };
    },
    [scroller],
  );

  useLayoutEffect(
    function keepPlace() {
      latest.current = layout;
      const element = scroller.current;
      if (!element || !anchor.current) return;
      const { down, across } = anchor.current;
      if (element.scrollTop > 0) {
        element.scrollTop = anchorTop(layout, down) - element.clientHeight / 2;
      }
      element.scrollLeft = across * layout.width - element.clientWidth / 2;
    },
    [scroller, layout],
  );

  const reveal = useCallback(
    (y: number) => {
      const element = scroller.current;
      element?.scrollTo({ top: y - element.clientHeight / 2 });
    },
    [scroller],
  );

  const { top, height } = seen;
  const first = pageAt(layout, top);
  const last = pageAt(layout, top + height);
  return {
    layout,
    near: width === 0 ? [1, 0] : [Math.max(1, first - 1), Math.min(sizes.length, last + 1)],
    page: pageAt(layout, top + height / 3),
    larger: zoom < ZOOMS.length - 1 ? () => setZoom(zoom + 1) : null,
    smaller: zoom > 0 ? () => setZoom(zoom - 1) : null,
    reveal,
  };
}
