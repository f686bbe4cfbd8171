import { type Contender, lastOpened, type Opened, painted } from "./contender";

/** How a scroll went, as seen in the page. */
export interface ScrollFigures {
  readonly seconds: number;
  readonly mostCanvases: number;
  readonly mostMegabytes: number;
  /** Share of the visible area without a painted page, over all frames. */
  readonly blank: number;
  /** Milliseconds from standing still until all that is in view is painted; `null` when that takes over 10 s. */
  readonly paintedAfter: number | null;
}

/** What the runner calls in the page, after it has put a file into the page's input for files. */
export interface Harness {
  firstPage(warm: boolean): Promise<number>;
  /** Milliseconds from the document being open until the scrolled area has room for all pages. */
  readonly placeholders: number | null;
  /** Scrolls from the top through so many pages, so many a second. */
  scroll(pagesPerSecond: number, pages: number): Promise<ScrollFigures>;
  jumps(pages: readonly number[]): Promise<readonly number[]>;
  openAndClose(times: number): Promise<readonly number[]>;
  canvases(): number;
  pageCount(): number;
}

declare global {
  interface Window {
    harness: Harness;
    gc?: () => void;
  }
  interface Performance {
    readonly memory: { readonly usedJSHeapSize: number };
  }
}

/** Every canvas element that was made and has not been collected, in the document or not. */
const made = new Set<WeakRef<HTMLCanvasElement>>();

function countCanvases(): void {
  const create = document.createElement;
  document.createElement = (...options: Parameters<typeof create>) => {
    const element: HTMLElement = create.apply(document, options);
    if (element instanceof HTMLCanvasElement) made.add(new WeakRef(element));
    return element;
  };
}

/** The canvases that hold pixels; one nobody holds any more counts until it is collected, as its memory does. */
function liveCanvases(): readonly HTMLCanvasElement[] {
  const live: HTMLCanvasElement[] = [];
  for (const reference of made) {
    const canvas = reference.deref();
    if (!canvas) made.delete(reference);
    else if (canvas.width * canvas.height > 0) live.push(canvas);
  }
  return live;
}

const isPainted = (canvas: HTMLCanvasElement): boolean =>
  canvas.width > 0 && canvas.checkVisibility({ visibilityProperty: true, opacityProperty: true });

function blankShare(scroller: HTMLElement): number {
  const view = scroller.getBoundingClientRect();
  let missed = 0;
  let looked = 0;
  for (let y = view.top + 10; y < view.bottom; y += 40) {
    const x = view.left + view.width / 2;
    const [found] = document
      .elementsFromPoint(x, y)
      .filter((one) => one.closest("[data-page-number], [data-sign-part=page], .page"));
    const page = found?.closest("[data-page-number], [data-sign-part=page], .page");
    const between = page === undefined || page === null;
    const canvas = page?.querySelector("canvas");
    looked++;
    if (!between && !(canvas && isPainted(canvas))) missed++;
  }
  return missed / looked;
}

/** Puts the contender under measurement where the runner finds it. */
export function startHarness(contender: Contender): void {
  countCanvases();
  const host = document.createElement("div");
  host.id = "host";
  document.body.append(host);
  let opened: Opened | null = null;
  let placeholders: number | null = null;

  const input = document.createElement("input");
  input.type = "file";
  input.hidden = true;
  document.body.append(input);

  function chosen(): File {
    const file = input.files?.item(0);
    if (!file) throw new Error("no file was chosen");
    return file;
  }

  async function open(file: File): Promise<Opened> {
    placeholders = null;
    let looking = true;
    const look = () => {
      const pages = document.querySelector<HTMLElement>("[data-sign-part=pages], #host .scroller");
      const began = lastOpened();
      if (began !== null && pages && pages.scrollHeight > pages.clientHeight * 3) {
        placeholders ??= performance.now() - began;
      }
      if (looking) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    opened = await contender.open(file, host);
    await painted();
    looking = false;
    return opened;
  }

  window.harness = {
    get placeholders() {
      return placeholders;
    },
    pageCount: () => opened?.pageCount ?? 0,
    canvases: () => liveCanvases().length,
    async firstPage(warm) {
      const file = chosen();
      if (warm) await contender.warmUp?.();
      const began = performance.now();
      await open(file);
      return performance.now() - began;
    },
    async scroll(pagesPerSecond, pages) {
      const scroller = opened?.scroller;
      if (!opened || !scroller) throw new Error("nothing to scroll");
      const share = pages / opened.pageCount;
      const duration = (pages / pagesPerSecond) * 1000;
      let mostCanvases = 0;
      let mostPixels = 0;
      let blank = 0;
      let looks = 0;
      const from = performance.now();
      for (let frame = 1; performance.now() - from < duration; frame++) {
        const way = (scroller.scrollHeight - scroller.clientHeight) * share;
        scroller.scrollTop = ((performance.now() - from) / duration) * way;
        await new Promise(requestAnimationFrame);
        if (frame % 5 > 0) continue;
        const canvases = liveCanvases();
        mostCanvases = Math.max(mostCanvases, canvases.length);
        const pixels = canvases.reduce((sum, { width, height }) => sum + width * height, 0);
        mostPixels = Math.max(mostPixels, pixels);
        blank += blankShare(scroller);
        looks++;
      }
      const seconds = (performance.now() - from) / 1000;
      const still = performance.now();
      while (blankShare(scroller) > 0 && performance.now() - still < 10_000) {
        await new Promise(requestAnimationFrame);
      }
      const waited = performance.now() - still;
      return {
        seconds,
        mostCanvases,
        mostMegabytes: (mostPixels * 4) / 1e6,
        blank: blank / Math.max(1, looks),
        paintedAfter: waited < 10_000 ? waited : null,
      };
    },
    async jumps(pages) {
      const times: number[] = [];
      for (const page of pages) {
        const began = performance.now();
        await opened?.goTo(page);
        await painted();
        times.push(performance.now() - began);
      }
      return times;
    },
    async openAndClose(times) {
      const file = chosen();
      const heaps: number[] = [];
      for (let at = 0; at < times; at++) {
        const shown = await open(file);
        await shown.close();
        opened = null;
        await new Promise((resolve) => setTimeout(resolve, 200));
        window.gc?.();
        await new Promise((resolve) => setTimeout(resolve));
        heaps.push(performance.memory.usedJSHeapSize);
      }
      return heaps;
    },
  };
}
