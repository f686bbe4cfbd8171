import { type ErrorCode, inspectHead, inspectTail, type Limits, TAIL_BYTES } from "@sign/protocol";

/** What speaks against signing a file, by the rules the server applies; `null` for nothing. Reads the first and last bytes only. A file that cannot be read any more counts as damaged. */
export async function inspectFile(file: Blob, limits: Limits): Promise<ErrorCode | null> {
  if (file.size > limits.maxBytes) return "document_too_large";
  const bytes = async (from: number, to: number): Promise<Uint8Array> =>
    new Uint8Array(await file.slice(from, to).arrayBuffer());
  try {
    return (
      inspectHead(await bytes(0, 5)) ??
      inspectTail(await bytes(Math.max(0, file.size - TAIL_BYTES), file.size), file.size)
    );
  } catch {
    return "pdf_damaged";
  }
}
