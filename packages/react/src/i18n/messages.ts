import type { Locale } from "@sign/protocol";
import { en } from "./en";
import { nb } from "./nb";

/** Every text of the kit, in sections; a text with something to fill in is a function. Each language has all of them, or does not compile. */
export type Messages = typeof en;

/** Texts to put in place of the kit's own, key by key: `{ place: { sign: "Godkjenn leieavtalen" } }`. */
export type MessageOverrides = {
  readonly [Section in keyof Messages]?: Partial<Messages[Section]> | undefined;
};

/** The kit's own texts, by language. */
export const catalogs: Readonly<Record<Locale, Messages>> = { en, nb };

/** The texts of a language with an app's own put in their place. */
export function resolveMessages(locale: Locale, overrides: MessageOverrides = {}): Messages {
  const base = catalogs[locale];
  const sections = Object.keys(base) as (keyof Messages)[];
  const merged = sections.map((section) => [
    section,
    overrides[section] ? { ...base[section], ...overrides[section] } : base[section],
  ]);
  return Object.fromEntries(merged) as Messages;
}
