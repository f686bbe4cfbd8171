import type { InspectionLimits, PdfInspection } from "@sign/protocol";
import { currentPdfAssets } from "./pdf-assets";
import type { PreflightAnswer, PreflightRequest } from "./preflight-worker";

/** A worker that has not said anything by then will not. */
const START_MS = 3_000;

let turn: Promise<unknown> = Promise.resolve();

/**
 * Inspects a file in a worker of its own, one file after the other; `null` where no worker can be started: it does not exist here, its
 * code did not come, or the page's policy forbids `blob:`, which a page says by giving pdf.js' worker an address of its own. Rejects
 * with the signal's reason, and when the file cannot be read.
 */
export function inspectInWorker(
  file: Blob,
  limits: InspectionLimits,
  signal: AbortSignal,
): Promise<PdfInspection | null> {
  const inspection = turn.then(() => inspect(file, limits, signal));
  turn = inspection.catch(() => undefined);
  return inspection;
}

async function inspect(
  file: Blob,
  limits: InspectionLimits,
  signal: AbortSignal,
): Promise<PdfInspection | null> {
  if (typeof Worker === "undefined" || currentPdfAssets().workerSrc) return null;
  const worker = await startWorker();
  if (!worker) return null;
  try {
    signal.throwIfAborted();
    return await ask(worker, { file, limits }, signal);
  } finally {
    worker.terminate();
  }
}

async function startWorker(): Promise<Worker | null> {
  try {
    const { default: PreflightWorker } = await import("./preflight-worker.ts?worker&inline");
    return new PreflightWorker();
  } catch {
    return null;
  }
}

function ask(
  worker: Worker,
  request: PreflightRequest,
  signal: AbortSignal,
): Promise<PdfInspection | null> {
  return new Promise((resolve, reject) => {
    const starting = setTimeout(() => resolve(null), START_MS);
    const settle = (work: () => void): void => {
      clearTimeout(starting);
      work();
    };
    worker.addEventListener("message", ({ data }: MessageEvent<PreflightAnswer>) => {
      clearTimeout(starting);
      if (data.type === "found") resolve(data.inspection);
      if (data.type === "unreadable") reject(new DOMException("unreadable", "NotReadableError"));
    });
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      settle(() => resolve(null));
    });
    signal.addEventListener("abort", () => settle(() => reject(signal.reason)), { once: true });
    worker.postMessage(request);
  });
}
