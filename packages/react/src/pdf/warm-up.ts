import { type PdfThread, startPdfThread } from "./pdf-thread";
import { rehearse } from "./rehearsal";

/** How long a worker that nobody uses is kept, in milliseconds. */
export const KEPT_WARM_MS = 60_000;

let warm: Promise<PdfThread> | null = null;
let cooling: ReturnType<typeof setTimeout> | undefined;

function keep(thread: Promise<PdfThread>): void {
  coolDownPdf();
  warm = thread;
  cooling = setTimeout(coolDownPdf, KEPT_WARM_MS);
  thread.catch(() => {
    if (warm === thread) coolDownPdf();
  });
}

async function startWarm(): Promise<PdfThread> {
  const thread = await startPdfThread();
  rehearse(thread).catch(() => {});
  return thread;
}

const savesData = (): boolean =>
  "connection" in navigator &&
  (navigator.connection as { readonly saveData?: boolean } | undefined)?.saveData === true;

/**
 * Fetches the preview's code and starts a worker, which the next reader takes over; for moments when a preview
 * is likely soon. Again while one is kept: it is kept longer. Does nothing for who asked the browser to save
 * data. A failure is told by the reader that meets it.
 */
export function warmUpPdf(): void {
  if (savesData()) return;
  keep(takeWarmThread() ?? startWarm());
}

/** Ends the worker that is kept for the next reader, if there is one; for when no preview will follow. It ends by itself after 60 s. */
export function coolDownPdf(): void {
  takeWarmThread()?.then(
    (thread) => thread.end(),
    () => {},
  );
}

/** The worker that was started ahead, for its new owner; `null` when there is none, or it has ended. */
export function takeWarmThread(): Promise<PdfThread> | null {
  const taken = warm;
  clearTimeout(cooling);
  warm = null;
  return taken;
}

/** Keeps a worker that is no longer used for the next reader. */
export function keepWarm(thread: PdfThread): void {
  if (!thread.ended) keep(Promise.resolve(thread));
}
