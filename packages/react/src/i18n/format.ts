import type { Locale } from "@sign/protocol";

/** The tag `Intl` is asked with: readers of English in Norway write dates and times as the British do. */
const tags: Readonly<Record<Locale, string>> = { nb: "nb", en: "en-GB" };

const MEGABYTE = 1_000_000;
const KILOBYTE = 1000;

/** A number of bytes for people: `842 kB`, `1.2 MB`; a thousand bytes to the kilobyte, as phones and file pickers count. */
export function formatSize(bytes: number, locale: Locale): string {
  const [value, unit] =
    bytes >= MEGABYTE
      ? [bytes / MEGABYTE, "megabyte"]
      : bytes >= KILOBYTE
        ? [bytes / KILOBYTE, "kilobyte"]
        : [bytes, "byte"];
  return new Intl.NumberFormat(tags[locale], {
    style: "unit",
    unit,
    unitDisplay: bytes >= KILOBYTE ? "short" : "long",
    maximumFractionDigits: unit === "megabyte" ? 1 : 0,
  }).format(value);
}

/** An ISO 8601 time for people, in Norwegian time with its name, wherever the reader is: a signature is a fact in one place. `null` when it is no time. */
export function formatTime(iso: string, locale: Locale): string | null {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return null;
  return new Intl.DateTimeFormat(tags[locale], {
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZone: "Europe/Oslo",
    timeZoneName: "short",
  }).format(time);
}

/** A share from 0 to 1 as whole per cent: `42%`, `42 %`. */
export const formatShare = (share: number, locale: Locale): string =>
  new Intl.NumberFormat(tags[locale], { style: "percent", maximumFractionDigits: 0 }).format(share);

/** The form of a text that a count asks for, after the language's own rules. */
export const plural = (
  locale: Locale,
  count: number,
  forms: { readonly one: string; readonly other: string },
): string => (new Intl.PluralRules(tags[locale]).select(count) === "one" ? forms.one : forms.other);
