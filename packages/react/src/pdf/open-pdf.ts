import { type PageGeometry, pageGeometry, type Rectangle, SignError } from "@sign/protocol";
import {
  loadPdf,
  type PDFDocumentLoadingTask,
  type PDFDocumentProxy,
  type PDFWorker,
} from "./load-pdf";
import { currentPdfAssets } from "./pdf-assets";
import { pdfSource } from "./pdf-source";

/** Whether all of a page was drawn, or a picture on it could not be decoded. */
export type Drawn = "complete" | "incomplete";

/** A PDF ready to be looked at; pages count from 1. */
export interface OpenPdf {
  readonly pageCount: number;
  geometry(page: number): Promise<PageGeometry>;
  /** Sizes the canvas to `scale` pixels per point and draws the page on it, form fields and annotations included, as they will be signed. */
  draw(page: number, canvas: HTMLCanvasElement, scale: number, signal: AbortSignal): Promise<Drawn>;
}

/** Opens PDFs with one worker between them. */
export interface PdfReader {
  /** Throws `preview_failed` when the file, or the preview itself, does not open. */
  open(file: Blob): Promise<OpenPdf>;
  /** Ends every document and the worker. What is still under way is rejected. */
  close(): void;
}

/** pdf.js' verbosity that says nothing but errors. */
const ERRORS_ONLY = 0;

function openPdf(document: PDFDocumentProxy): OpenPdf {
  return {
    pageCount: document.numPages,
    async geometry(number) {
      const page = await document.getPage(number);
      const [x0, y0, x1, y1] = page.view;
      const mediaBox: Rectangle = [x0 ?? 0, y0 ?? 0, x1 ?? 0, y1 ?? 0];
      return pageGeometry({ mediaBox, rotate: page.rotate, userUnit: page.userUnit });
    },
    async draw(number, canvas, scale, signal) {
      const page = await document.getPage(number);
      signal.throwIfAborted();
      const viewport = page.getViewport({ scale });
      canvas.width = Math.max(1, Math.round(viewport.width));
      canvas.height = Math.max(1, Math.round(viewport.height));
      const task = page.render({ canvas, viewport });
      const cancel = () => task.cancel();
      signal.addEventListener("abort", cancel, { once: true });
      try {
        await task.promise;
        const missing = [...page.objs, ...page.commonObjs].some(([, found]) => found === null);
        return missing ? "incomplete" : "complete";
      } finally {
        signal.removeEventListener("abort", cancel);
        page.cleanup();
      }
    },
  };
}

/** A reader whose worker starts with the first file and ends with {@link PdfReader.close}. */
export function createPdfReader(): PdfReader {
  const tasks = new Set<PDFDocumentLoadingTask>();
  let worker: PDFWorker | null = null;
  let closed = false;

  async function open(file: Blob): Promise<OpenPdf> {
    const pdf = await loadPdf();
    let task: PDFDocumentLoadingTask | null = null;
    const source = await pdfSource(pdf, file, () => task?.destroy());
    if (closed) throw new DOMException("The reader is closed.", "AbortError");
    worker ??= new pdf.PDFWorker({ verbosity: ERRORS_ONLY });
    const { workerSrc: _, ...assets } = currentPdfAssets();
    task = pdf.getDocument({
      ...source,
      ...assets,
      worker,
      disableAutoFetch: true,
      disableStream: true,
      verbosity: ERRORS_ONLY,
    });
    tasks.add(task);
    return openPdf(await task.promise);
  }

  return {
    open: (file) =>
      open(file).catch((cause) => {
        throw new SignError("preview_failed", { cause });
      }),
    close() {
      closed = true;
      const ending = [...tasks].map((task) => task.destroy());
      tasks.clear();
      Promise.allSettled(ending).then(() => worker?.destroy());
    },
  };
}
