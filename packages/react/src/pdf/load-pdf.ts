/// <reference path="./pdfjs-legacy.d.ts" />
import type * as PdfJs from "pdfjs-dist";

export type {
  PageViewport,
  PDFDocumentLoadingTask,
  PDFDocumentProxy,
  PDFPageProxy,
  PDFWorker,
} from "pdfjs-dist";

/** pdf.js itself. */
export type PdfLibrary = typeof PdfJs;

let library: Promise<PdfLibrary> | null = null;

/** pdf.js, fetched when first needed and kept. The legacy build, for browsers a few years old. Its global options stay as they are, since the page may use pdf.js as well. */
export function loadPdf(): Promise<PdfLibrary> {
  library ??= import("pdfjs-dist/legacy/build/pdf.min.mjs").catch((error) => {
    library = null;
    throw error;
  });
  return library;
}
