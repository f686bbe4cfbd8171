import type { Point } from "@sign/protocol";
import type { Box } from "../pdf/open-pdf";
import { type Anchor, anchorAt, anchorOnPage, anchorPoint } from "./anchor";
import { intoView } from "./into-view";
import type { View } from "./motion";
import {
  fitScale,
  layoutPages,
  nearestPage,
  type PageLayout,
  pageAt,
  pageBox,
  pageGap,
  tallestScale,
} from "./page-layout";
import type { PageSizes } from "./page-sizes";
import type { PagePoint, ViewerPosition, WindowPoint, Zoom } from "./viewer";
import { clampZoom, type ZoomLimits, zoomScale } from "./zoom-steps";

/** The layout of pages in a scrolling element, and the place in it that is read. */
export interface PageScroll {
  layout(): PageLayout;
  view(): View;
  zoom(): Zoom;
  limits(): ZoomLimits;
  /** The page that is read, from 1. */
  page(): number;
  /** Takes over where the element is scrolled to. */
  follow(): void;
  /** Lays out anew, for other page sizes or another size of the element; the place stays. */
  refresh(): void;
  setZoom(zoom: Zoom, focus?: WindowPoint): void;
  locate(at: WindowPoint): PagePoint;
  goTo(page: number, at?: Point): void;
  reveal(page: number, area: Box): void;
  scrollBy(dx: number, dy: number): void;
  /** What `restore` takes. */
  place(): Pick<ViewerPosition, "page" | "share" | "zoom">;
}

/** What a {@link PageScroll} works with. */
export interface PageScrollOptions {
  /** The element that scrolls. */
  readonly host: HTMLElement;
  /** The element in it that is as large as all pages. */
  readonly track: HTMLElement;
  readonly sizes: PageSizes;
  readonly restore?: Pick<ViewerPosition, "page" | "share" | "zoom"> | undefined;
  /** Told when pages have another place or size on the track. */
  readonly onLayout: () => void;
  /** Told when this object has put the view elsewhere. */
  readonly onMove: (view: View) => void;
}

/** A place of the document, and the point of the view that it is held at, as shares of the view. */
interface Held {
  readonly anchor: Anchor;
  readonly at: Point;
  /** The view's height then, in CSS pixels. */
  readonly height: number;
}

const TOP: Point = { x: 0.5, y: 0 };
const MIDDLE: Point = { x: 0.5, y: 0.5 };

/** How far down the view the eye reads, and a point that was asked for comes to lie. */
const EYE_LEVEL = 1 / 3;

/** Above everything: the view stays at the very top, whatever becomes of the gaps. */
const ABOVE_ALL = -1000;

const scrollNow = (host: HTMLElement): View => ({
  left: host.scrollLeft,
  top: host.scrollTop,
  width: host.clientWidth,
  height: host.clientHeight,
});

/** Lays pages out as soon as the element has a size. */
export function createPageScroll(options: PageScrollOptions): PageScroll {
  const { host, track, sizes, restore, onLayout, onMove } = options;
  let zoom: Zoom = restore?.zoom ?? "fit";
  let held: Held = {
    anchor: anchorOnPage(restore?.page ?? 1, restore?.share ?? 0, restore ? 0 : ABOVE_ALL),
    at: TOP,
    height: 0,
  };
  let view: View = { left: 0, top: 0, width: 0, height: 0 };
  let limits: ZoomLimits = { fit: 1, most: 1 };
  let laidFor = 0;
  let layout = layoutPages(sizes, 1, 0);
  /** The page that was gone to, until the view moves: near the end it cannot come to the top. */
  let goal: number | null = null;

  const shown = (): boolean => host.clientWidth > 0 && host.clientHeight > 0;

  function hold(at: Point): Held {
    const point = { x: view.left + at.x * view.width, y: view.top + at.y * view.height };
    return { at, anchor: anchorAt(layout, point), height: view.height };
  }

  function holdHere(): Held {
    if (view.top > 0) return hold(MIDDLE);
    const top = hold(TOP);
    return { ...top, anchor: { ...top.anchor, down: { share: 0, outside: ABOVE_ALL } } };
  }

  function put(left: number, top: number): void {
    host.scrollTo({ left, top, behavior: "instant" });
    view = scrollNow(host);
    onMove(view);
  }

  function putHeld(): void {
    const { x, y } = anchorPoint(layout, held.anchor);
    put(x - held.at.x * host.clientWidth, y - held.at.y * host.clientHeight);
  }

  function follow(): void {
    if (!shown()) view = { ...view, width: 0, height: 0 };
    // An element that was hidden has forgotten where it was scrolled to: laying out anew takes it back there.
    if (view.width === 0) return;
    const { left, top } = view;
    view = scrollNow(host);
    if (view.left === left && view.top === top) return;
    held = holdHere();
    goal = null;
  }

  function refresh(): void {
    follow();
    if (!shown()) return;
    const { width, height } = scrollNow(host);
    if (width === laidFor && held.height > 0) {
      held = { ...held, at: { x: held.at.x, y: (held.at.y * held.height) / height }, height };
    }
    laidFor = width;
    limits = { fit: fitScale(sizes, width), most: tallestScale(sizes) };
    zoom = clampZoom(zoom, limits);
    layout = layoutPages(sizes, zoomScale(zoom, limits), width);
    track.style.setProperty("--_width", `${layout.width}px`);
    track.style.setProperty("--_height", `${layout.height}px`);
    putHeld();
    onLayout();
  }

  /** A point of the window as shares of the view. */
  function shares({ clientX, clientY }: WindowPoint): Point {
    const frame = host.getBoundingClientRect();
    return {
      x: (clientX - frame.left - host.clientLeft) / view.width,
      y: (clientY - frame.top - host.clientTop) / view.height,
    };
  }

  return {
    layout: () => layout,
    view: () => view,
    zoom: () => zoom,
    limits: () => limits,
    page() {
      if (goal !== null) return goal;
      const atEnd = view.top > 0 && view.top + view.height >= layout.height - 1;
      return pageAt(layout, view.top + view.height * (atEnd ? 1 : EYE_LEVEL));
    },
    follow,
    refresh,
    setZoom(wanted, focus) {
      if (shown()) {
        follow();
        const at = focus ? shares(focus) : MIDDLE;
        // The same point again: what is held is exact, and a new anchor would be off by what scrolling rounds.
        const again = Math.abs(at.x - held.at.x) < 1e-3 && Math.abs(at.y - held.at.y) < 1e-3;
        if (!again) held = focus ? hold(at) : holdHere();
        goal = null;
      }
      zoom = wanted;
      refresh();
    },
    locate({ clientX, clientY }) {
      const origin = track.getBoundingClientRect();
      const down = clientY - origin.top;
      const page = nearestPage(layout, down);
      const box = pageBox(layout, page);
      return {
        page,
        x: (clientX - origin.left - box.left) / layout.scale,
        y: (down - box.top) / layout.scale,
      };
    },
    goTo(wanted, at) {
      const page = Math.min(sizes.count, Math.max(1, Math.round(wanted) || 1));
      const across = at
        ? { share: at.x / (sizes.widths[page - 1] ?? 1), outside: 0 }
        : hold(TOP).anchor.across;
      const down = at
        ? { share: at.y / (sizes.heights[page - 1] ?? 1), outside: 0 }
        : { share: 0, outside: page === 1 ? ABOVE_ALL : -pageGap(view.width) / 2 };
      const target = at ? { x: 0.5, y: EYE_LEVEL } : TOP;
      held = { anchor: { page, across, down }, at: target, height: view.height };
      goal = page;
      if (shown()) putHeld();
    },
    reveal(page, { x, y, width, height }) {
      if (!shown()) return;
      follow();
      const box = pageBox(layout, page);
      const { scale } = layout;
      const left = intoView(view.left, view.width, box.left + x * scale, width * scale);
      const top = intoView(view.top, view.height, box.top + y * scale, height * scale);
      if (left === view.left && top === view.top) return;
      put(left, top);
      held = holdHere();
      goal = null;
    },
    scrollBy(dx, dy) {
      if (!shown() || (dx === 0 && dy === 0)) return;
      follow();
      put(view.left + dx, view.top + dy);
      held = holdHere();
      goal = null;
    },
    place() {
      follow();
      const { page, down } = held.at.y === 0 ? held.anchor : hold(TOP).anchor;
      return { page, share: down.share, zoom };
    },
  };
}
