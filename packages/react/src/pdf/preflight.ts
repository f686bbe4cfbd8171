import type { Limits, PdfInspection, StopCode } from "@sign/protocol";
import { inspectInWorker } from "./preflight-in-worker";
import { inspectOnPage } from "./preflight-on-page";

/** Longer than any ordinary file takes, and as long as a person waits. */
const MOST_MS = 10_000;

/** A file about which nothing more can be said than this. */
const only = (finding: PdfInspection["findings"][number]): PdfInspection => ({
  findings: [finding],
  facts: { pageCount: null, pageSizes: [], signatures: 0, certified: null, archive: null },
});
const stopped = (code: StopCode): PdfInspection => only({ code, severity: "stop" });

/**
 * What speaks against signing a file, and what is good to know about it, by the rules the server applies. The file is read once, in
 * pieces and off the main thread where the page allows workers. A file that cannot be read any more counts as damaged; one that takes
 * longer than ten seconds is `not_inspected`. Rejects only when `signal` is aborted.
 */
export async function inspectFile(
  file: Blob,
  { maxBytes, maxPages }: Pick<Limits, "maxBytes" | "maxPages">,
  signal: AbortSignal = new AbortController().signal,
): Promise<PdfInspection> {
  signal.throwIfAborted();
  if (file.size > maxBytes) return stopped("document_too_large");
  const limits = { size: file.size, maxPages };
  const task = new AbortController();
  const stop = () => task.abort(signal.reason);
  const late = setTimeout(() => task.abort(), MOST_MS);
  signal.addEventListener("abort", stop);
  try {
    const inWorker = await inspectInWorker(file, limits, task.signal);
    return inWorker ?? (await inspectOnPage(file, limits, task.signal));
  } catch {
    signal.throwIfAborted();
    const tooLate = task.signal.aborted;
    return tooLate ? only({ code: "not_inspected", severity: "warn" }) : stopped("pdf_damaged");
  } finally {
    clearTimeout(late);
    signal.removeEventListener("abort", stop);
  }
}
