import { errorCodes, findingCodes, localeSchema } from "@sign/protocol";
import { expect, test } from "vitest";
import { catalogs, resolveMessages } from "./messages";

const shape = (catalog: object): string[] =>
  Object.entries(catalog).flatMap(([section, texts]) =>
    Object.entries(texts as object).map(([key, text]) => `${section}.${key}: ${typeof text}`),
  );

const sample = (text: unknown): string =>
  typeof text === "function" ? String(text(2, 3, 4)) : String(text);

const everyText = (catalog: object): string[] =>
  Object.values(catalog).flatMap((texts) => Object.values(texts as object).map(sample));

test("every language has the same texts, and no other", () => {
  for (const locale of localeSchema.options) {
    expect(shape(catalogs[locale]).sort(), locale).toEqual(shape(catalogs.en).sort());
  }
});

test("every error and every finding has a text in every language", () => {
  for (const locale of localeSchema.options) {
    for (const code of errorCodes) expect(catalogs[locale].errors[code], code).toMatch(/\.$/);
    for (const code of findingCodes) expect(catalogs[locale].findings[code], code).not.toBe("");
  }
});

test("no two texts of a language's error table say the same", () => {
  for (const locale of localeSchema.options) {
    const texts = Object.values(catalogs[locale].errors);
    expect(new Set(texts).size, locale).toBe(texts.length);
  }
});

test("nothing promises what only a court can say", () => {
  const promises = /legally|legal|juridisk|rettslig|gyldig signatur|guarante|garanter/i;
  for (const locale of localeSchema.options) {
    for (const text of everyText(catalogs[locale])) expect(text).not.toMatch(promises);
  }
});

test("what is filled in shows, and counts have their own forms", () => {
  expect(catalogs.en.place.position(2, 56, 700)).toBe(
    "Page 2, 56 points from the left, 700 from the top",
  );
  expect(catalogs.nb.choose.limits(1, "10 MB")).toBe("Én PDF-fil på inntil 10 MB");
  expect(catalogs.nb.choose.limits(5, "10 MB")).toBe("Inntil 5 PDF-filer på 10 MB hver");
});

test("an app's own text takes the place of one key and leaves the others", () => {
  const texts = resolveMessages("nb", { place: { sign: "Godkjenn leieavtalen" } });
  expect(texts.place.sign).toBe("Godkjenn leieavtalen");
  expect(texts.place.title).toBe(catalogs.nb.place.title);
  expect(texts.choose).toBe(catalogs.nb.choose);
});
