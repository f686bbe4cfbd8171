import type { Locale } from "@sign/protocol";

const MAX_BYTES = 100;
/** The end of a name is looked at only as far as it could matter: some of what follows takes time in the square of its length. */
const MOST_CHARACTERS = 512;
const bytesIn = (text: string): number => new TextEncoder().encode(text).length;

/** Control and format characters (line breaks, direction overrides, lone surrogates) have no place in a file name. */
const unsafe = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

/**
 * A name that is safe in headers and on disks: the last part of a path, without control characters and with "-" for what file
 * systems refuse, at most 100 bytes of UTF-8, ending in `.pdf`; `document.pdf` when nothing is left.
 */
export function safeFileName(name: string): string {
  const last = name.slice(-MOST_CHARACTERS).split(/[/\\]/).at(-1) ?? "";
  const stem = last
    .replace(unsafe, "")
    // Only now: what stood apart may compose.
    .normalize("NFC")
    .replace(/[<>:|?*]/g, "-")
    .replace(/\.pdf$/i, "")
    .replace(/^[\s.]+|[\s.]+$/g, "");
  return `${cutTo(stem, MAX_BYTES - 4) || "document"}.pdf`;
}

function cutTo(text: string, bytes: number): string {
  let kept = "";
  let left = bytes;
  for (const character of text) {
    left -= bytesIn(character);
    if (left < 0) break;
    kept += character;
  }
  return kept.replace(/[\s.]+$/, "");
}

/** Safe names, one for each given, no two alike (not even by case): a second `lease.pdf` becomes `lease (2).pdf`. */
export function uniqueFileNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const safe = safeFileName(name);
    let unique = safe;
    for (let count = 2; taken.has(unique.toLowerCase()); count++) {
      unique = withSuffix(safe, ` (${count})`);
    }
    taken.add(unique.toLowerCase());
    return unique;
  });
}

const withSuffix = (name: string, suffix: string): string =>
  `${cutTo(name.slice(0, -4), MAX_BYTES - 4 - bytesIn(suffix))}${suffix}.pdf`;

const signed: Readonly<Record<Locale, string>> = {
  nb: "signert",
  nn: "signert",
  en: "signed",
  sv: "signerad",
  se: "vuolláičállojuvvon",
};

/** The name under which the signed file is saved, in the person's language: `lease-signed.pdf`, `lease-signert.pdf`. */
export const signedFileName = (name: string, locale: Locale): string =>
  withSuffix(name, `-${signed[locale]}`);

/** A `Content-Disposition` value (RFC 6266) with a plain name for old readers and the true one in `filename*` (RFC 8187). */
export function contentDisposition(kind: "inline" | "attachment", name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  const exact = encodeURIComponent(name).replace(
    /['()*!]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${plain}"; filename*=UTF-8''${exact}`;
}
