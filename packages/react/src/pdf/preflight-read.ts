import {
  createPdfInspector,
  type InspectionLimits,
  type PdfInspection,
} from "@sign/protocol/preflight";

/** Small enough to be inspected in a few milliseconds whatever it holds. */
const PIECE = 16_384;

/** How an inspection lets others go first, and how it is given up. */
export interface Patience {
  /** Called between pieces, and awaited. */
  pause(): Promise<void> | undefined;
  readonly signal: AbortSignal;
}

/** Reads a file from its first byte to its last into an inspector. Rejects when the file cannot be read, and with the signal's reason. */
export async function inspectStream(
  file: Blob,
  limits: InspectionLimits,
  patience?: Patience,
): Promise<PdfInspection> {
  patience?.signal.throwIfAborted();
  const inspector = createPdfInspector(limits);
  const reader = file.stream().getReader();
  const leave = () => void reader.cancel().catch(() => undefined);
  patience?.signal.addEventListener("abort", leave);
  try {
    for (;;) {
      const { done, value } = await reader.read();
      patience?.signal.throwIfAborted();
      if (done) return await inspector.end();
      for (let at = 0; at < value.length; at += PIECE) {
        inspector.write(value.subarray(at, at + PIECE));
        await patience?.pause();
        patience?.signal.throwIfAborted();
      }
    }
  } finally {
    patience?.signal.removeEventListener("abort", leave);
    leave();
  }
}
