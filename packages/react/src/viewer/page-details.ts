import type { Box, OpenPdf } from "../pdf/open-pdf";
import { canvasScale } from "./canvas-scale";
import { covers } from "./detail-area";
import type { PageSheet } from "./page-sheet";
import { type PageSizes, pageSize } from "./page-sizes";
import { releaseCanvas } from "./pictures";

/** A part of a page that is to be sharp. */
export interface WantedDetail {
  /** From 1. */
  readonly page: number;
  /** What is in view, and what is to be drawn so that a small movement needs no other picture; in displayed points. */
  readonly inView: Box;
  readonly area: Box;
}

/** Sharp pictures of what is in view, over pages whose whole picture would be too large at full sharpness. */
export interface PageDetails {
  /** Draws what is wanted and not there yet, one after the other, `scale` pixels per point; what is there and not wanted goes. */
  show(wanted: readonly WantedDetail[], scale: number): void;
  /** Stops drawing; what is there stays. */
  stop(): void;
  /** A page has left. */
  forget(page: number): void;
  destroy(): void;
}

/** What {@link PageDetails} work with. */
export interface PageDetailsOptions {
  readonly pdf: OpenPdf;
  readonly sizes: PageSizes;
  /** The elements of a page, `null` when it has left. */
  readonly sheet: (page: number) => PageSheet | null;
}

interface Detail {
  readonly canvas: HTMLCanvasElement;
  readonly area: Box;
  readonly scale: number;
}

/** No details yet. */
export function createPageDetails({ pdf, sizes, sheet }: PageDetailsOptions): PageDetails {
  const details = new Map<number, Detail>();
  let drawing: AbortController | null = null;

  function forget(page: number): void {
    const detail = details.get(page);
    details.delete(page);
    if (detail) releaseCanvas(detail.canvas);
  }

  async function draw(
    { page, area }: WantedDetail,
    scale: number,
    signal: AbortSignal,
  ): Promise<void> {
    const canvas = document.createElement("canvas");
    try {
      await pdf.draw(page, canvas, canvasScale(area, scale), signal, area);
      signal.throwIfAborted();
      const host = sheet(page);
      if (!host) throw new DOMException("The page has left.", "AbortError");
      forget(page);
      details.set(page, { canvas, area, scale });
      host.detail(canvas, area, pageSize(sizes, page));
    } catch {
      // The whole picture is there, if less sharp.
      releaseCanvas(canvas);
    }
  }

  async function drawAll(wanted: readonly WantedDetail[], scale: number): Promise<void> {
    const ending = new AbortController();
    drawing = ending;
    for (const one of wanted) {
      if (ending.signal.aborted) return;
      await draw(one, scale, ending.signal);
    }
  }

  function stop(): void {
    drawing?.abort();
    drawing = null;
  }

  function clear(): void {
    stop();
    for (const page of [...details.keys()]) forget(page);
  }

  return {
    show(wanted, scale) {
      stop();
      for (const page of [...details.keys()]) {
        if (!wanted.some((one) => one.page === page)) forget(page);
      }
      const missing = wanted.filter(({ page, inView }) => {
        const there = details.get(page);
        return !(there?.scale === scale && covers(there.area, inView));
      });
      drawAll(missing, scale);
    },
    stop,
    forget,
    destroy: clear,
  };
}
