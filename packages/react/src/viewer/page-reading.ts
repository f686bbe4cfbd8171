import type { OpenPdf, PageLink } from "../pdf/open-pdf";
import { type PageSheet, percentages } from "./page-sheet";
import { type PageSizes, pageSize } from "./page-sizes";
import { makePart, setLengths } from "./parts";
import type { ViewerLabels } from "./viewer";

/** Text and links over the pictures of pages, added when the view rests. */
export interface PageReading {
  /** Adds them to these pages, one after the other; what is not listed and has not begun is left for later. */
  add(pages: readonly number[]): void;
  /** The scale has changed, in CSS pixels per point. */
  rescale(scale: number): void;
  /** A page has left. */
  forget(page: number): void;
  destroy(): void;
}

/** What a {@link PageReading} works with. */
export interface PageReadingOptions {
  readonly pdf: OpenPdf;
  readonly sizes: PageSizes;
  readonly labels: ViewerLabels;
  /** The elements of a page, `null` when it has left. */
  readonly sheet: (page: number) => PageSheet | null;
  /** Follows a link inside the document. */
  readonly goTo: (page: number) => void;
}

/** The text of one page, made at a scale. */
interface Layer {
  readonly sheet: PageSheet;
  readonly scale: number;
  readonly ending: AbortController;
}

/** No text yet. */
export function createPageReading(options: PageReadingOptions): PageReading {
  const { pdf, sizes, labels, sheet: sheetOf, goTo } = options;
  const layers = new Map<number, Layer>();
  let scale = 1;
  let waiting: readonly number[] = [];
  let busy = false;

  function linkElement({ box, target }: PageLink, page: number): HTMLElement {
    const element = makePart("page" in target ? "button" : "a", "page-link");
    if (element instanceof HTMLAnchorElement && "url" in target) {
      element.href = target.url;
      element.target = "_blank";
      element.rel = "noopener noreferrer";
      element.setAttribute("aria-label", labels.link(target.url));
    } else if (element instanceof HTMLButtonElement && "page" in target) {
      element.type = "button";
      element.setAttribute("aria-label", labels.link(labels.page(target.page, pdf.pageCount)));
      element.addEventListener("click", () => goTo(target.page));
    }
    setLengths(element, "%", percentages(box, pageSize(sizes, page)));
    return element;
  }

  const stretch = ({ sheet, scale: made }: Layer): void =>
    sheet.text.style.setProperty("--_stretch", String(scale / made));

  async function read(page: number, layer: Layer): Promise<void> {
    const { signal } = layer.ending;
    await pdf.textLayer(page, layer.sheet.text, layer.scale, signal);
    if (signal.aborted) return;
    stretch(layer);
    const links = await pdf.links(page);
    if (signal.aborted) return;
    layer.sheet.links.replaceChildren(...links.map((link) => linkElement(link, page)));
  }

  async function work(): Promise<void> {
    if (busy) return;
    busy = true;
    for (let page = waiting[0]; page !== undefined; page = waiting[0]) {
      waiting = waiting.slice(1);
      const sheet = sheetOf(page);
      if (!sheet || layers.has(page)) continue;
      const layer = { sheet, scale, ending: new AbortController() };
      layers.set(page, layer);
      // A page without text for selection is still a page that can be read.
      await read(page, layer).catch(() => {});
    }
    busy = false;
  }

  return {
    add(pages) {
      waiting = pages;
      work();
    },
    rescale(next) {
      if (scale === next) return;
      scale = next;
      for (const layer of layers.values()) stretch(layer);
    },
    forget(page) {
      layers.get(page)?.ending.abort();
      layers.delete(page);
    },
    destroy() {
      waiting = [];
      for (const { ending } of layers.values()) ending.abort();
      layers.clear();
    },
  };
}
