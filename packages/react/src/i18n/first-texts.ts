import type { Locale } from "@sign/protocol";

/**
 * What may have to be said before a language is there, while the dialog is on its way or does not come. They are fetched in
 * every language, so they are few; each language's other texts build on its own.
 */
export interface FirstTexts {
  readonly common: { readonly close: string; readonly retry: string };
  readonly choose: {
    readonly loading: string;
    readonly unreachable: string;
    readonly reload: string;
  };
}

/** See {@link FirstTexts}. */
export const firstNb: FirstTexts = {
  common: { close: "Lukk", retry: "Prøv igjen" },
  choose: {
    loading: "Gjør klart …",
    unreachable: "Vi kom ikke i gang",
    reload: "Hjelper ikke det, last siden på nytt.",
  },
};

/** See {@link FirstTexts}. */
export const firstNn: FirstTexts = {
  common: { close: "Lukk", retry: "Prøv igjen" },
  choose: {
    loading: "Gjer klart …",
    unreachable: "Vi kom ikkje i gang",
    reload: "Hjelper ikkje det, last sida på nytt.",
  },
};

/** See {@link FirstTexts}. */
export const firstEn: FirstTexts = {
  common: { close: "Close", retry: "Try again" },
  choose: {
    loading: "Getting ready …",
    unreachable: "We could not get started",
    reload: "If that does not help, reload the page.",
  },
};

/** See {@link FirstTexts}. */
export const firstSv: FirstTexts = {
  common: { close: "Stäng", retry: "Försök igen" },
  choose: {
    loading: "Förbereder …",
    unreachable: "Det gick inte att komma i gång",
    reload: "Om det inte hjälper, ladda om sidan.",
  },
};

/** See {@link FirstTexts}. Not yet read by a native speaker. */
export const firstSe: FirstTexts = {
  common: { close: "Gidde", retry: "Geahččal ođđasit" },
  choose: {
    loading: "Ráhkkaneamen …",
    unreachable: "Eat beassan álgit",
    reload: "Jus dat ii veahket, de viečča siiddu ođđasit.",
  },
};

/** The first texts of every language. */
export const firstTexts: Readonly<Record<Locale, FirstTexts>> = {
  nb: firstNb,
  nn: firstNn,
  en: firstEn,
  sv: firstSv,
  se: firstSe,
};
