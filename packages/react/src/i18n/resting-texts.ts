import type { Locale } from "@sign/protocol";

/** What stands on the button, and what is said when nothing more can be fetched. Every page with a button loads it in every language. */
export interface RestingTexts {
  readonly place: { readonly sign: string };
  readonly errors: { readonly network: string };
}

/** See {@link RestingTexts}. */
export const restingNb: RestingTexts = {
  place: { sign: "Signer med BankID" },
  errors: { network: "Vi når ikke serveren. Sjekk tilkoblingen og prøv igjen." },
};

/** See {@link RestingTexts}. */
export const restingNn: RestingTexts = {
  place: { sign: "Signer med BankID" },
  errors: { network: "Vi når ikkje tenaren. Sjekk tilkoplinga og prøv igjen." },
};

/** See {@link RestingTexts}. */
export const restingEn: RestingTexts = {
  place: { sign: "Sign with BankID" },
  errors: { network: "We cannot reach the server. Check your connection and try again." },
};

/** See {@link RestingTexts}. */
export const restingSv: RestingTexts = {
  place: { sign: "Signera med BankID" },
  errors: { network: "Vi når inte servern. Kontrollera anslutningen och försök igen." },
};

/** See {@link RestingTexts}. Not yet read by a native speaker. */
export const restingSe: RestingTexts = {
  place: { sign: "Vuolláičále BankID:in" },
  errors: { network: "Mii eat olat servera. Dárkkis neahttaoktavuođa ja geahččal ođđasit." },
};

/** The {@link RestingTexts} of every language. */
export const restingTexts: Readonly<Record<Locale, RestingTexts>> = {
  nb: restingNb,
  nn: restingNn,
  en: restingEn,
  sv: restingSv,
  se: restingSe,
};
