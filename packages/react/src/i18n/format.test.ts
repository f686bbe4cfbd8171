import { type Locale, localeSchema } from "@sign/protocol";
import { expect, test } from "vitest";
import { formatDecimal, formatShare, formatSize, formatTime, plural } from "./format";

const plain = (text: string | null): string | undefined => text?.replace(/\s/g, " ");

/** What a format makes of a value in each language. */
const inEach = (format: (locale: Locale) => string | null) =>
  Object.fromEntries(localeSchema.options.map((locale) => [locale, plain(format(locale))]));

test("sizes are said in the unit that fits, in the language's own way", () => {
  expect(plain(formatSize(0, "en"))).toBe("0 bytes");
  expect(plain(formatSize(842_300, "en"))).toBe("842 kB");
  expect(inEach((locale) => formatSize(1_230_000, locale))).toEqual({
    nb: "1,2 MB",
    nn: "1,2 MB",
    en: "1.2 MB",
    sv: "1,2 MB",
    se: "1,2 MB",
  });
});

test("a time is Norwegian time, summer and winter, wherever it is read", () => {
  expect(plain(formatTime("2026-11-23T12:00:05Z", "en"))).toBe("23 November 2026 at 13:00 CET");
  expect(inEach((locale) => formatTime("2026-07-01T12:00:05Z", locale))).toEqual({
    nb: "1. juli 2026 kl. 14:00 CEST",
    nn: "1. juli 2026 kl. 14:00 CEST",
    en: "1 July 2026 at 14:00 CEST",
    sv: "1 juli 2026 kl. 14:00 CEST",
    se: "2026-07-01 14:00 CEST",
  });
});

test("what is no time is not shown as one", () => {
  expect(formatTime("yesterday", "en")).toBeNull();
});

test("a share is said in whole per cent, a length with one decimal", () => {
  expect(inEach((locale) => formatShare(0.424, locale))).toEqual({
    nb: "42 %",
    nn: "42 %",
    en: "42%",
    sv: "42 %",
    se: "42 %",
  });
  expect(inEach((locale) => formatDecimal(19.84, locale))).toEqual({
    nb: "19,8",
    nn: "19,8",
    en: "19.8",
    sv: "19,8",
    se: "19,8",
  });
});

test("only one is one, in every language", () => {
  for (const locale of localeSchema.options) {
    const forms = [0, 1, 2, 5, 21].map((count) =>
      plural(locale, count, { one: "one", other: "other" }),
    );
    expect(forms, locale).toEqual(["other", "one", "other", "other", "other"]);
  }
});
