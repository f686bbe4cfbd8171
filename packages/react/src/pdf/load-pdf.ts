/// <reference path="./pdfjs-legacy.d.ts" />
import type * as PdfJs from "pdfjs-dist";
import { currentPdfAssets } from "./pdf-assets";

export type { PDFDocumentLoadingTask, PDFDocumentProxy, PDFWorker } from "pdfjs-dist";

/** pdf.js itself. */
export type PdfLibrary = typeof PdfJs;

let library: Promise<PdfLibrary> | null = null;
let blobWorker: Promise<string> | null = null;

/** The worker as a blob address, one for the life of the page: the one way that works in every bundler without configuration. */
function ownWorker(): Promise<string> {
  blobWorker ??= import("pdfjs-dist/legacy/build/pdf.worker.min.mjs?raw")
    .then(({ default: source }) =>
      URL.createObjectURL(new Blob([source], { type: "text/javascript" })),
    )
    .catch((error) => {
      blobWorker = null;
      throw error;
    });
  return blobWorker;
}

/**
 * pdf.js, fetched when first needed and kept. The legacy build, for browsers a few years old. With
 * `workerSrc` instead of a ready port, a page whose policy forbids the worker gets an error, not silence.
 */
export async function loadPdf(): Promise<PdfLibrary> {
  library ??= import("pdfjs-dist/legacy/build/pdf.min.mjs").catch((error) => {
    library = null;
    throw error;
  });
  const [pdf, workerSrc] = await Promise.all([
    library,
    currentPdfAssets().workerSrc ?? ownWorker(),
  ]);
  pdf.GlobalWorkerOptions.workerSrc = workerSrc;
  return pdf;
}
