/** A document on screen. */
export interface Opened {
  readonly pageCount: number;
  /** What scrolls, for those that show more than one page. */
  readonly scroller: HTMLElement | null;
  /** Shows a page and resolves when it is painted. */
  goTo(page: number): Promise<void>;
  /** Takes everything away again. */
  close(): Promise<void> | void;
}

/** One way of showing a PDF. */
export interface Contender {
  /** What may be done before a file is chosen, such as starting a worker. */
  warmUp?(): Promise<void>;
  /** Resolves when the first page is painted. */
  open(file: File, host: HTMLElement): Promise<Opened>;
}

const OPENED = "document opened";

/** To be called by a contender when pdf.js has opened the document. */
export function noteOpened(): void {
  performance.clearMarks(OPENED);
  performance.mark(OPENED);
}

/** When {@link noteOpened} was called last, on the clock of `performance.now()`. */
export const lastOpened = (): number | null =>
  performance.getEntriesByName(OPENED).at(-1)?.startTime ?? null;

/** Resolves after the next frame has been painted. */
export const painted = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
