import { pageGeometry, type Rectangle } from "@sign/protocol";
import { drawPage } from "./draw-page";
import type { PDFDocumentProxy, PdfLibrary } from "./load-pdf";
import type { OpenPdf } from "./open-pdf";
import { documentOutline, pageLinks } from "./page-links";
import { pageText } from "./page-text";
import { layText } from "./text-layer";
import { createTurns } from "./turns";

/** Passes an answer on, or rejects when there will be none. */
export type Guard = <T>(answer: Promise<T>) => Promise<T>;

/** How often a document that is waited for is asked for a sign of life, in milliseconds; drawing itself may need none for long. */
const PULSE_MS = 10_000;

/** What a document of pdf.js has to show; every answer goes through `hold`. A heavy one's pages are drawn one at a time. */
export function openedPdf(
  pdf: PdfLibrary,
  document: PDFDocumentProxy,
  hold: Guard,
  heavy: boolean,
): OpenPdf {
  const turns = createTurns();
  const guard: Guard = (answer) => {
    const pulse = setInterval(() => document.getPageMode().catch(() => {}), PULSE_MS);
    return hold(answer).finally(() => clearInterval(pulse));
  };
  return {
    pageCount: document.numPages,
    async geometry(number) {
      const page = await guard(document.getPage(number));
      const [x0, y0, x1, y1] = page.view;
      const mediaBox: Rectangle = [x0 ?? 0, y0 ?? 0, x1 ?? 0, y1 ?? 0];
      return pageGeometry({ mediaBox, rotate: page.rotate, userUnit: page.userUnit });
    },
    draw(number, canvas, scale, signal, area) {
      const draw = () => drawPage(pdf, document, number, canvas, scale, signal, area);
      return guard(heavy ? turns(draw, signal) : draw());
    },
    text: (number) => guard(pageText(document, number)),
    textLayer: (number, host, scale, signal) =>
      guard(layText(pdf, document, number, host, scale, signal)),
    links: (number) => guard(pageLinks(document, number)),
    outline: () => guard(documentOutline(document)),
  };
}
