import { errorCodes, findingCodes, type Locale, localeSchema, warningCodes } from "@sign/protocol";
import { expect, expectTypeOf, test } from "vitest";
import { en } from "./en";
import { everyLanguage } from "./every-language.test.kit";
import { firstTexts } from "./first-texts";
import type { Messages } from "./messages";
import { nb } from "./nb";
import { nn } from "./nn";
import { restingTexts } from "./resting-texts";

type Path = string;

/** Every text of a group, by its path. */
const textsIn = (group: object, path: Path = ""): [Path, unknown][] =>
  Object.entries(group).flatMap(([key, text]): [Path, unknown][] =>
    typeof text === "object" && text !== null
      ? textsIn(text, `${path}${key}.`)
      : [[path + key, text]],
  );

/** What stands for the first, second and third thing to fill in. */
const given = ["21", "522", "953"];

const said = (text: unknown): string =>
  typeof text === "function" ? String(text(...given)) : String(text);

const each = localeSchema.options.map(
  (locale) => [locale, everyLanguage[locale].messages] as const,
);

test("each language is the one that its name says", () => {
  for (const locale of localeSchema.options) expect(everyLanguage[locale].locale).toBe(locale);
});

test.each(each)("%s has the texts that English has, and no other", (_, messages) => {
  const shape = (all: Messages) =>
    textsIn(all).map(([path, text]) => `${path} ${typeof text === "function" ? text.length : ""}`);
  expect(shape(messages).sort()).toEqual(shape(en.messages).sort());
});

test.each(each)(
  "%s says something everywhere, and fills in what English fills in",
  (_, messages) => {
    const english = new Map(textsIn(en.messages));
    for (const [path, text] of textsIn(messages)) {
      expect(said(text).trim(), path).not.toBe("");
      expect(said(text), path).not.toMatch(/undefined|\[object|\s\s/);
      const filledIn = (whole: string) => given.filter((part) => whole.includes(part));
      expect(filledIn(said(text)), path).toEqual(filledIn(said(english.get(path))));
    }
  },
);

test.each(each)("every error, warning and finding has a text in %s", (_, messages) => {
  for (const code of errorCodes) expect(messages.errors[code], code).toMatch(/\.$/);
  for (const code of warningCodes) expect(said(messages.warnings[code]), code).toMatch(/\.$/);
  for (const code of findingCodes) expect(messages.findings[code], code).toMatch(/[^.]$/);
  expect(new Set(Object.values(messages.errors)).size).toBe(errorCodes.length);
});

/** Words and letters that give away a text of another language; each only where it is no word of the language itself. */
const foreign: Readonly<Record<Locale, readonly [words: string, letters: RegExp]>> = {
  nb: [
    "ikkje eg noko kva kven frå berre dokumenta sida fila vart och inte att the is not ii",
    /[äöšŋđ]/,
  ],
  nn: [
    "ikke jeg noe hva hvem hvor fra bare dokumentene filen siden ble och inte the is not ii",
    /[äöšŋđ]/,
  ],
  en: ["ikke ikkje inte og och filen fila dokumentet signert signerat ii lea", /[æøåäöášŋđ]/],
  sv: [
    "ikke ikkje og jeg fra frå noe noko hvem velg vel siden ble vart the is not ii lea",
    /[æøšŋđ]/,
  ],
  se: ["ikke ikkje inte og och er dokumentet filen fila siden sida signert the is not", /[æøåäö]/],
};

test.each(each)("nothing in %s is left over from another language", (locale, messages) => {
  const [words, letters] = foreign[locale];
  const leftOver = new Set(words.split(" "));
  for (const [path, text] of textsIn(messages)) {
    const all = said(text).toLowerCase();
    expect(all, path).not.toMatch(letters);
    expect(
      all.split(/[^\p{L}]+/u).filter((word) => leftOver.has(word)),
      path,
    ).toEqual([]);
  }
});

test.each(each)("%s calls BankID by its name", (_, messages) => {
  for (const [path, text] of textsIn(messages)) {
    for (const [name] of said(text).matchAll(/bank-?\s?id/gi)) expect(name, path).toBe("BankID");
  }
});

test.each(each)("nothing in %s promises what only a court can say", (_, messages) => {
  const promises =
    /legally|legal|juridisk|rettslig|rättslig|gyldig signatur|giltig signatur|guarante|garanter/i;
  for (const [path, text] of textsIn(messages)) expect(said(text), path).not.toMatch(promises);
});

const counted: Readonly<Record<Locale, readonly [one: string, many: string]>> = {
  nb: ["1 dokument valgt", " dokumenter valgt"],
  nn: ["1 dokument valt", " dokument valde"],
  en: ["1 document chosen", " documents chosen"],
  sv: ["1 dokument valt", " dokument valda"],
  se: ["1 dokumeanta válljejuvvon", " dokumeantta válljejuvvon"],
};

test.each(each)("%s has a form for one and a form for every other number", (locale, messages) => {
  const [one, many] = counted[locale];
  expect([0, 1, 2, 5, 21].map(messages.choose.chosen)).toEqual([
    `0${many}`,
    one,
    `2${many}`,
    `5${many}`,
    `21${many}`,
  ]);
  for (const text of [messages.status.signed, messages.status.rejected, messages.choose.refused]) {
    expect(text(2)).not.toBe(text(1));
    expect(text(21).replace("21", "2")).toBe(text(2));
  }
});

test("what is filled in shows where the language wants it", () => {
  expect(en.messages.place.position(2, 56, 700)).toBe(
    "Page 2, 56 points from the left, 700 from the top",
  );
  expect(nb.messages.choose.limits(1, "10 MB")).toBe("Én PDF-fil på inntil 10 MB");
  expect(nn.messages.choose.limits(5, "10 MB")).toBe("Inntil 5 PDF-filer på 10 MB kvar");
});

test("what is said before a language is there is what it says itself", () => {
  for (const [locale, messages] of each) {
    expect(messages).toMatchObject(firstTexts[locale]);
    expect(messages).toMatchObject(restingTexts[locale]);
  }
});

test("a language that lacks a text does not compile", () => {
  const { title: _, ...untitled } = en.messages.choose;
  // @ts-expect-error: `choose.title` is missing
  const lacking: Messages = { ...en.messages, choose: untitled };
  // @ts-expect-error: a text with something to fill in is a function
  const unfilled: Messages = { ...en.messages, start: { ...en.messages.start, uploading: "Sent" } };
  expectTypeOf<keyof Messages["errors"]>().toEqualTypeOf<(typeof errorCodes)[number]>();
  expect([lacking, unfilled]).toHaveLength(2);
});
