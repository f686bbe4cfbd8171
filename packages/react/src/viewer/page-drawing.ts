import type { OpenPdf } from "../pdf/open-pdf";
import { canvasScale } from "./canvas-scale";
import type { PageRange } from "./page-layout";
import { type PageSizes, pageSize } from "./page-sizes";
import {
  createPictures,
  MOST_HELD_PIXELS,
  MOST_PICTURES,
  type Picture,
  releaseCanvas,
} from "./pictures";
import { createRenderQueue, type DrawingJob } from "./render-queue";

/** Which pages are to be drawn, and how. */
export interface WantedPages {
  /** From 1, the most urgent first. Those out of view are drawn while there is room for them. */
  readonly pages: readonly number[];
  readonly inView: PageRange;
  /** Pixels per point. A picture of another scale is replaced when the new one is ready. */
  readonly scale: number;
}

/** The pictures of pages, made as they are wanted. */
export interface PageDrawing {
  picture(page: number): Picture | null;
  /** Whether the last attempt to draw a page failed. */
  failed(page: number): boolean;
  /** Another attempt will be made when the page is wanted. */
  forgive(page: number): void;
  /** Draws what is wanted and is not there yet, and stops drawing everything else. */
  draw(wanted: WantedPages): void;
  /** Milliseconds that a page takes to be drawn, by the last ones; 400 at most. */
  drawingTime(): number;
  /** Resolves when nothing is being drawn or waits to be, or after so many milliseconds. */
  idle(patience: number): Promise<void>;
  destroy(): void;
}

/** What a {@link PageDrawing} works with. */
export interface PageDrawingOptions {
  readonly pdf: OpenPdf;
  readonly sizes: PageSizes;
  /** Makes a page's size exact. */
  readonly measure: (page: number) => Promise<void>;
  /** Told of a page whose picture has come, gone or failed. */
  readonly changed: (page: number) => void;
}

/** Pages drawn at once, after the first. */
const LANES = 2;

/** The first guess of {@link PageDrawing.drawingTime}, and the most: nobody's scrolling can be foreseen for longer. */
const USUAL_TIME = 60;
const LONGEST_TIME = 400;

/** Nothing drawn yet. */
export function createPageDrawing(options: PageDrawingOptions): PageDrawing {
  const { pdf, sizes, measure, changed } = options;
  const pictures = createPictures(changed);
  const failures = new Set<number>();
  let inUse: readonly number[] = [];
  let time = USUAL_TIME;
  let painted = false;

  async function draw({ page, scale }: DrawingJob, signal: AbortSignal): Promise<void> {
    const canvas = document.createElement("canvas");
    let began = performance.now();
    try {
      await measure(page);
      signal.throwIfAborted();
      began = performance.now();
      const possible = canvasScale(pageSize(sizes, page), scale);
      const drawn = await pdf.draw(page, canvas, possible, signal);
      signal.throwIfAborted();
      time = (time * 3 + performance.now() - began) / 4;
      pictures.put(page, { canvas, scale, capped: possible < scale, drawn });
      pictures.trim(inUse);
    } catch {
      releaseCanvas(canvas);
      if (signal.aborted) {
        // It would have taken at least as long: else pages that come and go too fast would never be begun earlier.
        time = Math.max(time, performance.now() - began);
        return;
      }
      failures.add(page);
    }
    painted = true;
    changed(page);
  }

  const queue = createRenderQueue({ draw, lanes: () => (painted ? LANES : 1) });

  return {
    picture: (page) => pictures.get(page),
    failed: (page) => failures.has(page),
    forgive(page) {
      failures.delete(page);
    },
    draw({ pages, inView: [first, last], scale }) {
      inUse = Array.from({ length: last - first + 1 }, (_, at) => last - at);
      let room = MOST_HELD_PIXELS;
      const jobs = pages.flatMap((page, at): DrawingJob[] => {
        const { width, height } = pageSize(sizes, page);
        const possible = canvasScale({ width, height }, scale);
        room -= Math.ceil(width * possible) * Math.ceil(height * possible);
        const visible = page >= first && page <= last;
        const made = pictures.get(page)?.scale === scale || failures.has(page);
        // What there is no room to keep would be drawn again and again.
        const kept = visible || (room >= 0 && at < MOST_PICTURES);
        return made || !kept ? [] : [{ page, scale }];
      });
      queue.want(jobs);
    },
    drawingTime: () => Math.min(time, LONGEST_TIME),
    idle: (patience) =>
      Promise.race([queue.idle(), new Promise<void>((resolve) => setTimeout(resolve, patience))]),
    destroy() {
      queue.destroy();
      pictures.clear();
    },
  };
}
