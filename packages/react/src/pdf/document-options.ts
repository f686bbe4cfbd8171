import { packagedAsset } from "./packaged-assets";
import { currentPdfAssets } from "./pdf-assets";

/** The kinds of files that pdf.js 6 asks a `BinaryDataFactory` for; also the names of the parameters with their folders. */
type AssetKind = "wasmUrl" | "cMapUrl" | "standardFontDataUrl";
type AssetFolders = Readonly<Record<AssetKind, string | null>>;

/** Hands pdf.js its files: from the folder a page named, else from this package. */
class AssetFactory {
  readonly #folders: AssetFolders;
  constructor(folders: AssetFolders) {
    this.#folders = folders;
  }
  async fetch(asset: { readonly kind: AssetKind; readonly filename: string }): Promise<Uint8Array> {
    const folder = this.#folders[asset.kind];
    if (!folder) return packagedAsset(asset.filename);
    const answer = await fetch(folder + asset.filename);
    if (!answer.ok) throw new Error(`${asset.filename} is not in the folder given for it.`);
    return new Uint8Array(await answer.arrayBuffer());
  }
}

const absolute = (address: string | undefined): string | undefined =>
  address === undefined ? undefined : new URL(address, document.baseURI).href;

/**
 * From this size in bytes memory comes before time: pages are drawn one at a time, and JPEG pictures are decoded by
 * pdf.js and not by the browser. That takes two to three times as long, but Chromium keeps what it decoded itself
 * (35 MB for a page of 300 dpi) until its cache of 512 MB is full.
 */
const HEAVY_FROM = 50_000_000;

/** Whether a file is to be shown with little memory. */
export const isHeavy = (file: Blob): boolean => file.size >= HEAVY_FROM;

/** Most pixels of a decoded picture, 4 bytes each; of a larger one pdf.js decodes every second pixel, or fewer. A4 at 600 dpi has 35 million. */
const MOST_PICTURE_BYTES = 4 * 33_554_432;

/** Whether the browser is Apple's, which holds smaller canvases than others: pdf.js tries out how large. */
const findsOutLimits = (): boolean => navigator.vendor.startsWith("Apple");

/**
 * pdf.js' parameters for a file, but for its bytes. Nothing in a document is run: no scripts (they would need another
 * build of pdf.js and a call of ours), no XFA, no fetch of what it names. With all folders given the worker
 * fetches from them itself, which alone gives it colour profiles; by default colours are those of the profile's
 * alternate (ISO 32000-2, 8.6.5.5), as converting a scanned page by profile takes seconds.
 */
export function documentOptions(file: Blob) {
  const assets = currentPdfAssets();
  const wasmUrl = absolute(assets.wasmUrl);
  const cMapUrl = absolute(assets.cMapUrl);
  const standardFontDataUrl = absolute(assets.standardFontDataUrl);
  return {
    wasmUrl,
    cMapUrl,
    standardFontDataUrl,
    iccUrl: absolute(assets.iccUrl),
    useWorkerFetch: Boolean(wasmUrl && cMapUrl && standardFontDataUrl),
    BinaryDataFactory: AssetFactory,
    disableAutoFetch: true,
    disableStream: true,
    enableXfa: false,
    ...(findsOutLimits() ? {} : { canvasMaxAreaInBytes: MOST_PICTURE_BYTES }),
    isImageDecoderSupported: !isHeavy(file),
  };
}
