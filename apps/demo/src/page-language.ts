import type { Locale } from "@sign/protocol";

/** Languages that the demo's own pages are written in. */
export type PageLanguage = Extract<Locale, "nb" | "en">;

/** The demo's own language beside the kit in any of its languages. */
export const pageLanguage = (locale: Locale): PageLanguage => (locale === "en" ? "en" : "nb");
