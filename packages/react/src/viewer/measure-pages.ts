import type { OpenPdf } from "../pdf/open-pdf";
import { learnPageSize, type PageSizes } from "./page-sizes";

/** Pages measured at a time: few enough to let drawing and scrolling in between. */
const BATCH = 64;

/** Milliseconds that measuring, and then each batch, waits for drawing to pause, at most. */
const FIRST_PATIENCE = 2000;
const PATIENCE = 500;

/** What a {@link PageMeasure} works with. */
export interface PageMeasureOptions {
  readonly pdf: OpenPdf;
  readonly sizes: PageSizes;
  /** Resolves when nothing is being drawn, or after so many milliseconds. */
  readonly idle: (patience: number) => Promise<void>;
  /** Told when sizes have changed. */
  readonly changed: () => void;
  readonly signal: AbortSignal;
}

/** Finds out the sizes of pages. */
export interface PageMeasure {
  /** Makes one page's size exact; a page that cannot be read keeps the guess, and says so when it is drawn. */
  page(page: number): Promise<void>;
  /** Page 1 becomes the guess for all. */
  first(): Promise<void>;
  /** The last page and then all others, while nothing more urgent is under way. */
  all(): Promise<void>;
}

/** Measures into `sizes`. */
export function createPageMeasure(options: PageMeasureOptions): PageMeasure {
  const { pdf, sizes, idle, changed, signal } = options;

  /** Whether anything changed. */
  async function learn(page: number, use: "exact" | "guess" = "exact"): Promise<boolean> {
    if (sizes.exact[page - 1]) return false;
    try {
      return learnPageSize(sizes, page, await pdf.geometry(page), use);
    } catch {
      return false;
    }
  }

  async function learnAll(pages: readonly number[]): Promise<void> {
    const changes = await Promise.all(pages.map((page) => learn(page)));
    if (changes.includes(true) && !signal.aborted) changed();
  }

  return {
    page: (page) => learnAll([page]),
    async first() {
      await learn(1, "guess");
    },
    async all() {
      await idle(FIRST_PATIENCE);
      if (signal.aborted) return;
      await learnAll([sizes.count]);
      for (let from = 2; from < sizes.count; from += BATCH) {
        await idle(PATIENCE);
        if (signal.aborted) return;
        const length = Math.min(BATCH, sizes.count - from);
        await learnAll(Array.from({ length }, (_, at) => from + at));
        // Lets the page breathe even when all sizes were at hand.
        await new Promise((resolve) => setTimeout(resolve));
      }
    },
  };
}
