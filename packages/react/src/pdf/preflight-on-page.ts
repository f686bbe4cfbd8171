import type { InspectionLimits, PdfInspection } from "@sign/protocol";

/** Under a frame's time, with room for others in it. */
const SLICE_MS = 10;

/** Inspects a file on the page itself, in slices that let it go on, for pages that allow no worker. Rejects with the signal's reason. */
export async function inspectOnPage(
  file: Blob,
  limits: InspectionLimits,
  signal: AbortSignal,
): Promise<PdfInspection> {
  const { inspectStream } = await import("./preflight-read");
  let until = performance.now() + SLICE_MS;
  const pause = () => (performance.now() < until ? undefined : rest());
  return inspectStream(file, limits, { pause, signal });

  async function rest(): Promise<void> {
    // A timer lets input and drawing go first, which a promise would not.
    await new Promise((resolve) => setTimeout(resolve));
    until = performance.now() + SLICE_MS;
  }
}
