/** One part of a `multipart/form-data` body; `bytes` is a view into the body, not a copy. */
export interface FormPart {
  readonly name: string;
  readonly fileName: string | null;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const MAX_PARTS = 20;
const MAX_HEADER_BYTES = 8192;

function indexOf(bytes: Uint8Array, pattern: Uint8Array, from: number): number {
  const first = pattern[0] ?? 0;
  for (let at = bytes.indexOf(first, from); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (pattern.every((byte, offset) => bytes[at + offset] === byte)) return at;
  }
  return -1;
}

/** Browsers write quotes and line breaks of a name as %22, %0D, %0A (HTML, multipart/form-data encoding algorithm). */
const unescapeName = (value: string): string =>
  value.replace(/%(22|0D|0A)/gi, (encoded) => decodeURIComponent(encoded));

function parameter(disposition: string, name: string): string | null {
  const quoted = new RegExp(`;\\s*${name}="((?:[^"\\\\]|\\\\.)*)"`, "i").exec(disposition)?.[1];
  if (quoted !== undefined) return unescapeName(quoted.replace(/\\(["\\])/g, "$1"));
  return new RegExp(`;\\s*${name}=([^;\\s"]+)`, "i").exec(disposition)?.[1] ?? null;
}

/** RFC 8187's `filename*=UTF-8''…`, which some clients send beside or instead of `filename`. */
function extendedFileName(disposition: string): string | null {
  const encoded = /;\s*filename\*=utf-8'[^']*'([^;\s]+)/i.exec(disposition)?.[1];
  if (encoded === undefined) return null;
  try {
    return decodeURIComponent(encoded);
  } catch {
    return null;
  }
}

function parsePart(head: string, bytes: Uint8Array<ArrayBuffer>): FormPart | null {
  const disposition = /^content-disposition:\s*form-data(.*)$/im.exec(head)?.[1];
  const name = disposition === undefined ? null : parameter(disposition, "name");
  if (disposition === undefined || name === null) return null;
  return {
    name,
    fileName: extendedFileName(disposition) ?? parameter(disposition, "filename"),
    bytes,
  };
}

/** The boundary that a `Content-Type` announces (RFC 2046 §5.1.1), or `null` when it announces none. */
export const boundaryOf = (contentType: string): string | null =>
  /^multipart\/form-data\s*;.*?boundary=(?:"([^"]{1,70})"|([^;\s"]{1,70}))/i
    .exec(contentType)
    ?.slice(1)
    .find((value) => value !== undefined) ?? null;

/** Splits a whole `multipart/form-data` body (RFC 7578); `null` when it is cut off or not one. */
export function parseMultipart(
  body: Uint8Array<ArrayBuffer>,
  boundary: string,
): readonly FormPart[] | null {
  const delimiter = encoder.encode(`\r\n--${boundary}`);
  const opening = delimiter.subarray(2);
  const headEnd = encoder.encode("\r\n\r\n");
  const parts: FormPart[] = [];
  let at = indexOf(body, opening, 0);
  if (at === -1) return null;
  at += opening.length;
  while (parts.length <= MAX_PARTS) {
    if (body[at] === 0x2d && body[at + 1] === 0x2d) return parts;
    const start = indexOf(body, headEnd, at);
    if (start === -1 || start - at > MAX_HEADER_BYTES) return null;
    const content = start + headEnd.length;
    const end = indexOf(body, delimiter, content);
    if (end === -1) return null;
    const part = parsePart(decoder.decode(body.subarray(at, start)), body.subarray(content, end));
    if (!part) return null;
    parts.push(part);
    at = end + delimiter.length;
  }
  return null;
}
