function decode(encoded: string): string | null {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return null;
  }
}

/** The file name in a `Content-Disposition` header (RFC 6266: `filename*` before `filename`), without path and control characters, or `fallback`. */
export function fileNameFrom(header: string | null, fallback: string): string {
  const extended = /filename\*\s*=\s*UTF-8'[^']*'([^;\s]+)/i.exec(header ?? "")?.[1];
  const quoted = /filename\s*=\s*"((?:[^"\\]|\\.)*)"/i.exec(header ?? "")?.[1];
  const plain = /filename\s*=\s*([^;"\s]+)/i.exec(header ?? "")?.[1];
  const name = (extended && decode(extended)) || quoted?.replace(/\\(.)/g, "$1") || plain || "";
  return name.replace(/[\p{Cc}/\\]/gu, "_").trim() || fallback;
}
