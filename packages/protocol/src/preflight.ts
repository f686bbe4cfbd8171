import type { ErrorCode } from "./errors";

/** How many bytes from the end {@link inspectTail} wants to see. */
export const TAIL_BYTES = 65_536;

const text = (bytes: Uint8Array): string => new TextDecoder("latin1").decode(bytes);

/** What the first bytes (five are enough) say against a file: `pdf_empty`, `not_a_pdf`, or `null` for nothing. Type is decided by the magic `%PDF-` (ISO 32000-2, 7.5.2), never by name or MIME type. */
export function inspectHead(head: Uint8Array): ErrorCode | null {
  if (head.length === 0) return "pdf_empty";
  return text(head.subarray(0, 5)) === "%PDF-" ? null : "not_a_pdf";
}

/**
 * What the last {@link TAIL_BYTES} of a file of `size` bytes say against it: `pdf_damaged` when the end is not
 * `startxref`, an offset inside the file and `%%EOF` (ISO 32000-2, 7.5.5), `pdf_encrypted` when the trailer
 * names an encryption dictionary, or `null` for nothing. A trailer that lies further from the end is not seen.
 */
export function inspectTail(tail: Uint8Array, size: number): ErrorCode | null {
  const end = text(tail.subarray(-1024));
  const match = /startxref\s+(\d{1,12})\s+%%EOF\s*$/.exec(end);
  if (!match || Number(match[1]) >= size) return "pdf_damaged";
  const trailer = text(tail);
  const from = Math.max(trailer.lastIndexOf("trailer"), Number(match[1]) - (size - tail.length), 0);
  return /\/Encrypt\s*(?:\d{1,10}\s+\d{1,5}\s+R|<<)/.test(trailer.slice(from))
    ? "pdf_encrypted"
    : null;
}
