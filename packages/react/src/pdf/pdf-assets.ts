/**
 * Addresses to take files of `pdfjs-dist` from, in place of the copies in this package; each is optional.
 * For pages whose policy allows no `blob:` worker, or that want the files cached by themselves.
 */
export interface PdfAssets {
  /** `legacy/build/pdf.worker.min.mjs`. Needed where `worker-src` does not allow `blob:`. */
  readonly workerSrc?: string;
  /** `legacy/build/pdf.renderer.min.mjs`. @default the package's own, or none when `workerSrc` is given: pages are then drawn by the page itself */
  readonly rendererSrc?: string;
  /** The folder `wasm/`, with the slash at the end: decoders for JPEG 2000, JBIG2 and colour profiles, and those that need no WebAssembly. */
  readonly wasmUrl?: string;
  /** The folder `cmaps/`, with the slash at the end: Chinese, Japanese and Korean text whose font is not in the file. */
  readonly cMapUrl?: string;
  /** The folder `standard_fonts/`, with the slash at the end. */
  readonly standardFontDataUrl?: string;
  /**
   * The folder `iccs/`, with the slash at the end: the colour profile of CMYK. With it and the three folders above colours are
   * converted by their profiles, which makes scans with a profile many times slower to draw.
   */
  readonly iccUrl?: string;
}

let assets: PdfAssets = {};

/**
 * Tells the preview where files of pdf.js are, in place of those in this package. Call it once, before a dialog
 * opens. The files must be of the very version of `pdfjs-dist` that this package depends on.
 *
 * @example setPdfAssets({ workerSrc: "/pdf/pdf.worker.min.mjs", wasmUrl: "/pdf/wasm/" })
 */
export function setPdfAssets(replacement: PdfAssets): void {
  assets = replacement;
}

/** What {@link setPdfAssets} was told last. */
export const currentPdfAssets = (): PdfAssets => assets;
