import { drawingRatio } from "./canvas-scale";
import { areaInView, areaToDraw } from "./detail-area";
import { createMotion, type View } from "./motion";
import type { PageDetails, WantedDetail } from "./page-details";
import type { PageDrawing } from "./page-drawing";
import { pageBox, pagesBetween } from "./page-layout";
import type { PageReading } from "./page-reading";
import type { PageScroll } from "./page-scroll";
import type { PageSheets } from "./page-sheets";
import { pagesToDraw } from "./pages-to-draw";
import { pinnedPages } from "./pinned-pages";
import type { SeenPages } from "./seen-parts";

/** Looks where the view is, once a frame while something changes, and sees to it that the pages there are shown. */
export interface PageWatch {
  /** Begins; nothing is shown before. */
  start(): void;
  /** Looks again in the next frame. */
  soon(): void;
  /** The view was put somewhere, and has not travelled there. */
  put(view: View): void;
  /** Pages have another place or scale: they are drawn anew when that has been so for a moment. */
  relaid(): void;
  destroy(): void;
}

/** What a {@link PageWatch} works with. */
export interface PageWatchOptions {
  readonly track: HTMLElement;
  readonly scroll: PageScroll;
  readonly sheets: PageSheets;
  readonly drawing: PageDrawing;
  readonly reading: PageReading;
  readonly details: PageDetails;
  readonly seen: SeenPages;
  /** Told after each look. */
  readonly looked: () => void;
}

/** Milliseconds without movement after which text, links and sharper pictures are added, and how long they wait for pictures at most. */
const REST = 120;
const PICTURES_FIRST = 1000;

/** Milliseconds without another scale after which pages are drawn at it. */
const SETTLE = 150;

/** The pixels per CSS pixel that pages are drawn with now. */
export const currentRatio = (): number => drawingRatio(window.devicePixelRatio);

/** Watches from {@link PageWatch.start} on. */
export function createPageWatch(options: PageWatchOptions): PageWatch {
  const { track, scroll, sheets, drawing, reading, details, seen, looked } = options;
  const motion = createMotion();
  let started = false;
  let frame = 0;
  let restTimer = 0;
  let settleTimer = 0;
  /** CSS pixels per point that pages are drawn for; 0 before the first. */
  let drawnFor = 0;

  function soon(): void {
    if (started) frame ||= requestAnimationFrame(look);
  }

  function look(time: number): void {
    frame = 0;
    scroll.follow();
    const view = scroll.view();
    if (view.width === 0) return;
    const layout = scroll.layout();
    const { top, height } = view;
    drawnFor ||= layout.scale;
    motion.moved(top, time);
    sheets.keep(pagesToKeep(top - height, top + 2 * height));
    const inView = pagesBetween(layout, top, top + height);
    const drawingTime = drawing.drawingTime();
    drawing.draw({
      pages: pagesToDraw({ layout, view, motion, drawingTime }),
      inView,
      scale: drawnFor * currentRatio(),
    });
    for (let page = inView[0]; page <= inView[1]; page++) see(page, top, top + height);
    looked();
    stir();
    if (motion.speed() !== 0) soon();
    else restTimer = window.setTimeout(rest, REST);
  }

  /** The pages between two heights, and those that a selection or the focus holds. */
  function pagesToKeep(top: number, bottom: number): ReadonlySet<number> {
    const [first, last] = pagesBetween(scroll.layout(), top, bottom);
    const near = Array.from({ length: last - first + 1 }, (_, at) => first + at);
    return new Set([...near, ...pinnedPages(track)]);
  }

  /** Takes note that a stretch of the track is in view, where a page is there to be read. */
  function see(page: number, top: number, bottom: number): void {
    if (!drawing.picture(page)) return;
    const box = pageBox(scroll.layout(), page);
    // One pixel more on each side: what scrolling rounds away is no unread line.
    seen.see(page, (top - 1 - box.top) / box.height, (bottom + 1 - box.top) / box.height);
  }

  /** Whatever waited for rest does so no longer. */
  function stir(): void {
    clearTimeout(restTimer);
    restTimer = 0;
    details.stop();
  }

  async function rest(): Promise<void> {
    const own = restTimer;
    await drawing.idle(PICTURES_FIRST);
    if (own !== restTimer) return;
    const ratio = window.devicePixelRatio || 1;
    if (scroll.layout().scale === drawnFor) details.show(blurredParts(ratio), drawnFor * ratio);
    const { top, height } = scroll.view();
    const distance = (page: number): number => {
      const box = pageBox(scroll.layout(), page);
      return Math.abs(box.top + box.height / 2 - top - height / 2);
    };
    const pages = [...sheets.entries()].map(([page]) => page);
    reading.add(pages.sort((one, other) => distance(one) - distance(other)));
  }

  /** What is in view of pages whose whole picture would be too large, to be drawn with `ratio` pixels per CSS pixel. */
  function blurredParts(ratio: number): readonly WantedDetail[] {
    const layout = scroll.layout();
    const view = scroll.view();
    const [first, last] = pagesBetween(layout, view.top, view.top + view.height);
    const pages = Array.from({ length: last - first + 1 }, (_, at) => first + at);
    return pages.flatMap((page) => {
      const inView = areaInView(layout, view, page);
      const area = areaToDraw(layout, view, page, ratio);
      return drawing.picture(page)?.capped && inView && area ? [{ page, inView, area }] : [];
    });
  }

  function settle(): void {
    drawnFor = scroll.layout().scale;
    soon();
  }

  return {
    start() {
      started = true;
      look(performance.now());
    },
    soon,
    put({ top }) {
      motion.put(top);
      soon();
    },
    relaid() {
      if (started && scroll.layout().scale !== drawnFor) {
        clearTimeout(settleTimer);
        settleTimer = window.setTimeout(settle, SETTLE);
      }
      soon();
    },
    destroy() {
      started = false;
      cancelAnimationFrame(frame);
      stir();
      clearTimeout(settleTimer);
    },
  };
}
