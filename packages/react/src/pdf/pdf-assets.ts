/**
 * Where the preview finds what it loads besides its code; each is optional. `workerSrc`: address of
 * `pdfjs-dist/legacy/build/pdf.worker.min.mjs`, for pages whose `worker-src` forbids `blob:`. The others:
 * addresses, with the slash at the end, of the folders of the same package: `wasm/` (JPEG 2000 and JBIG2
 * pictures), `cmaps/` and `standard_fonts/` (fonts that a file does not carry), `iccs/` (colour profiles).
 */
export interface PdfAssets {
  readonly workerSrc?: string;
  readonly wasmUrl?: string;
  readonly cMapUrl?: string;
  readonly standardFontDataUrl?: string;
  readonly iccUrl?: string;
}

let assets: PdfAssets = {};

/** Tells the preview where its files are, in place of its own. Call it once, before a dialog opens; files of another version of pdfjs-dist do not work. */
export function setPdfAssets(replacement: PdfAssets): void {
  assets = replacement;
}

/** What {@link setPdfAssets} was told last. */
export const currentPdfAssets = (): PdfAssets => assets;
