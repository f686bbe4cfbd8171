import type { PdfLibrary } from "./load-pdf";
import { currentPdfAssets } from "./pdf-assets";
import { packagedRenderer, workerAddress } from "./worker-source";

/**
 * From this size in bytes pages are drawn by a worker of their own. It pays for scans, whose pictures otherwise hold
 * the page's thread for 50 to 90 ms each; text is drawn in less than the start of such a worker takes.
 */
export const RENDERER_FROM = 8_000_000;

/**
 * Starts a worker that draws the pages of a file (pdf.js 6); `null` when the page draws by itself: for small files,
 * where the page took the other worker from its own address and none is given for this one, and where it cannot
 * be fetched or is refused. One that does not come to life is left out by pdf.js after 5 s.
 */
export async function startRenderer(file: Blob): Promise<Worker | null> {
  const { workerSrc, rendererSrc } = currentPdfAssets();
  if (file.size < RENDERER_FROM || (workerSrc !== undefined && rendererSrc === undefined)) {
    return null;
  }
  try {
    const source = rendererSrc ?? (await packagedRenderer());
    return new Worker(workerAddress(source), { type: "module" });
  } catch {
    return null;
  }
}

/**
 * Calls `make` while pdf.js believes this renderer to be the one to use. It reads the option only while it makes a
 * document's task, and has it for the whole page: the page's own use of pdf.js keeps what it set.
 */
export function withRenderer<T>(pdf: PdfLibrary, renderer: Worker | null, make: () => T): T {
  const { GlobalWorkerOptions } = pdf;
  const { rendererPorts, rendererSrc } = GlobalWorkerOptions;
  GlobalWorkerOptions.rendererPorts = renderer ? [renderer] : [];
  GlobalWorkerOptions.rendererSrc = "";
  try {
    return make();
  } finally {
    GlobalWorkerOptions.rendererPorts = rendererPorts;
    GlobalWorkerOptions.rendererSrc = rendererSrc;
  }
}
