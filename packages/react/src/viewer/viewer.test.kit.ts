import { onTestFinished, vi } from "vitest";
import type { OpenPdf } from "../pdf/open-pdf";
import { createViewer, type Viewer, type ViewerLabels, type ViewerPosition } from "./viewer";
import "../styles.css";

/** Words for tests. */
export const labels: ViewerLabels = {
  page: (page, count) => `Page ${page} of ${count}`,
  failed: (page) => `Page ${page} could not be shown.`,
  incomplete: (page) => `Something on page ${page} is missing.`,
  retry: "Try again",
  link: (target) => `Link to ${target}`,
};

/** A scrolling element of a size in CSS pixels, removed when the test ends. */
export function makeHost(width = 600, height = 700): HTMLElement {
  const host = document.createElement("section");
  host.dataset.signPart = "pages";
  host.tabIndex = 0;
  host.style.width = `${width}px`;
  host.style.height = `${height}px`;
  document.body.append(host);
  onTestFinished(() => host.remove());
  return host;
}

/** A viewer in a host of its own, ended when the test ends. */
export function openViewer(
  pdf: OpenPdf,
  host: HTMLElement = makeHost(),
  restore?: ViewerPosition,
): { readonly viewer: Viewer; readonly host: HTMLElement } {
  const viewer = createViewer(host, pdf, restore ? { labels, restore } : { labels });
  onTestFinished(() => viewer.destroy());
  return { viewer, host };
}

/** What a fake document is made of. */
export interface FakeDocument {
  readonly pageCount?: number;
  /** Width and height of a page in points. @default A4 */
  readonly size?: (page: number) => readonly [width: number, height: number];
  readonly draw?: OpenPdf["draw"];
  readonly links?: OpenPdf["links"];
}

/** A document whose pages are drawn at once, in one colour. */
export function fakePdf({ pageCount = 3, size, draw, links }: FakeDocument = {}): OpenPdf {
  const sizeOf = size ?? (() => [595, 842]);
  return {
    pageCount,
    async geometry(page) {
      const [width, height] = sizeOf(page);
      return { box: [0, 0, width, height], rotation: 0, userUnit: 1 };
    },
    async draw(page, canvas, scale, signal, area) {
      const [width, height] = sizeOf(page);
      canvas.width = Math.round(width * scale);
      canvas.height = Math.round(height * scale);
      return draw ? draw(page, canvas, scale, signal, area) : "complete";
    },
    text: async () => [],
    async textLayer(page, host) {
      host.textContent = `Text of page ${page}`;
    },
    links: links ?? (async () => []),
    outline: async () => [],
  };
}

/** The canvases of pages that are on the page now. */
export const canvases = (host: HTMLElement): readonly HTMLCanvasElement[] => [
  ...host.querySelectorAll("canvas"),
];

/** A page's element; throws when the page is not near the view. */
export function sheetOf(host: HTMLElement, page: number): HTMLElement {
  const found = host.querySelector<HTMLElement>(`[data-page="${page}"]`);
  if (!found) throw new Error(`page ${page} is not there`);
  return found;
}

/** Waits until `check` passes, also where many tests share a slow machine. */
export const eventually = <Value>(check: () => Value): Promise<Value> =>
  vi.waitFor(check, { timeout: 30_000, interval: 5 });
