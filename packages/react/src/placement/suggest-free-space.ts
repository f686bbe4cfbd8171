import { displayedSize, freeNear, freeNearBottom, type InkMap, type Point } from "@sign/protocol";
import type { OpenPdf } from "../pdf/open-pdf";
import { inkMapsOf } from "./ink-maps";
import { type SignatureWords, signatureWords } from "./signature-words";

/** Where the seal would cover nothing on a page; `null` where there is no such place. */
export interface FreeSpace {
  readonly map: InkMap;
  /** As low as there is room. */
  readonly nearBottom: Point | null;
  /** Close to the words that ask for a signature. */
  readonly nearWords: { readonly at: Point; readonly words: SignatureWords } | null;
}

/** Looks for free space on a page, from its text and from a small drawing of it, so that scans and pictures count too. Rejects when the page cannot be drawn, or the signal aborts. */
export async function suggestFreeSpace(
  pdf: OpenPdf,
  page: number,
  signal: AbortSignal,
): Promise<FreeSpace> {
  const map = await inkMapsOf(pdf).page(page, signal);
  const size = displayedSize(await pdf.geometry(page));
  const words = signatureWords(await pdf.text(page).catch(() => []));
  signal.throwIfAborted();
  const at = words && freeNear(map, size, words.box);
  return {
    map,
    nearBottom: freeNearBottom(map, size),
    nearWords: words && at ? { at, words } : null,
  };
}
