import type { Locale } from "@sign/protocol";

/**
 * The tags `Intl` is asked with, first choice first. Readers of English in Norway write dates and times as the British do.
 * Chromium knows neither nynorsk nor Northern Sámi: without a second choice it would take the browser's own language.
 */
const tags: Readonly<Record<Locale, readonly string[]>> = {
  nb: ["nb"],
  nn: ["nn", "nb"],
  en: ["en-GB"],
  sv: ["sv"],
  se: ["se", "nb"],
};

/** Where the name of a month may come out in another language, it is a number. */
const month: Readonly<Record<Locale, "long" | "numeric">> = {
  nb: "long",
  nn: "long",
  en: "long",
  sv: "long",
  se: "numeric",
};

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
    month: month[locale],
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    timeZone: "Europe/Oslo",
    timeZoneName: "short",
  }).format(time);
}

/** A number with at most one decimal: `12.5`, `12,5`. */
export const formatDecimal = (value: number, locale: Locale): string =>
  new Intl.NumberFormat(tags[locale], { maximumFractionDigits: 1 }).format(value);

/** A share from 0 to 1 as whole per cent: `42%`, `42 %`. */
export const formatShare = (share: number, locale: Locale): string =>
  new Intl.NumberFormat(tags[locale], { style: "percent", maximumFractionDigits: 0 }).format(share);

/** The form of a text that a count asks for, after the language's own rules. Northern Sámi's form for two is that for many beside a numeral, and wherever else the texts count. */
export const plural = (
  locale: Locale,
  count: number,
  forms: { readonly one: string; readonly other: string },
): string => (new Intl.PluralRules(tags[locale]).select(count) === "one" ? forms.one : forms.other);
