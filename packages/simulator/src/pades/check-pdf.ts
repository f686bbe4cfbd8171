import { displayedSize, type Size } from "./geometry";
import { checkExtensible } from "./interactive-form";
import { readPages } from "./page-tree";
import { openPdf } from "./pdf-file";

/** What an upload is told about its PDF: how many pages, and each page's size in points as displayed. */
export interface CheckedPdf {
  readonly pageCount: number;
  readonly pages: readonly Size[];
}

/** Reads a PDF as far as signing needs it; throws the {@link PadesError} with which `signPdf` would refuse it. */
export function checkPdf(bytes: Uint8Array): CheckedPdf {
  const file = openPdf(bytes);
  const pages = readPages(file);
  checkExtensible(file, pages);
  return { pageCount: pages.length, pages: pages.map(({ view }) => displayedSize(view)) };
}
