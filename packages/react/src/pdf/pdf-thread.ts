import { loadPdf, type PDFWorker, type PdfLibrary } from "./load-pdf";
import { currentPdfAssets } from "./pdf-assets";
import { packagedWorker, workerAddress } from "./worker-source";

/** pdf.js' verbosity that says nothing but errors. */
export const ERRORS_ONLY = 0;

/** How often a waiting thread is looked at, and after how many looks without a sign of life it counts as dead. */
const LOOK_MS = 5_000;
const SILENT_LOOKS = 6;

/** A worker that reads documents, and a promise's guard against its death. */
export interface PdfThread {
  readonly pdf: PdfLibrary;
  readonly worker: PDFWorker;
  /** Whether it failed or was ended. */
  readonly ended: boolean;
  /** The answer, or a rejection when the worker does not start, is ended, or says nothing for 30 s while somebody waits. */
  guard<T>(answer: Promise<T>): Promise<T>;
  end(): void;
}

/**
 * Starts a worker. The port is ours and not pdf.js' own, which answers a worker that does not start by reading
 * documents on the page's thread from then on, and one that falls silent by waiting for ever. Rejects when the
 * code cannot be fetched or the browser refuses the worker at once.
 */
export async function startPdfThread(): Promise<PdfThread> {
  const [pdf, source] = await Promise.all([
    loadPdf(),
    currentPdfAssets().workerSrc ?? packagedWorker(),
  ]);
  const port = new Worker(workerAddress(source), { type: "module" });
  const worker = pdf.PDFWorker.create({ port, verbosity: ERRORS_ONLY });
  const waiting = new Set<(cause: Error) => void>();
  let death: Error | null = null;
  let started = false;
  let silent = 0;
  let looking: ReturnType<typeof setInterval> | undefined;

  function end(reason: string): void {
    if (death) return;
    death = new Error(reason);
    clearInterval(looking);
    for (const reject of waiting) reject(death);
    waiting.clear();
    worker.destroy();
    port.terminate();
  }
  function look(): void {
    silent += 1;
    if (silent >= SILENT_LOOKS) end("The preview's worker does not answer.");
  }
  port.addEventListener("message", () => {
    started = true;
    silent = 0;
  });
  port.addEventListener("error", (event) => {
    if (started) return;
    event.preventDefault();
    end("The preview's worker did not start.");
  });

  return {
    pdf,
    worker,
    get ended() {
      return death !== null;
    },
    guard(answer) {
      return new Promise((resolve, reject) => {
        if (death) {
          answer.catch(() => {});
          return reject(death);
        }
        if (waiting.size === 0) {
          silent = 0;
          looking = setInterval(look, LOOK_MS);
        }
        waiting.add(reject);
        answer.then(resolve, reject).finally(() => {
          waiting.delete(reject);
          if (waiting.size === 0) clearInterval(looking);
        });
      });
    },
    end: () => end("The preview was closed."),
  };
}
