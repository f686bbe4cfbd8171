import type { Locale } from "@sign/protocol";
import { en } from "./en";
import type { Language } from "./messages";
import { nb } from "./nb";
import { nn } from "./nn";
import { se } from "./se";
import { sv } from "./sv";

/** Every language, where it does not matter how much is loaded: there at once, so that what is rendered has its texts. */
export const everyLanguage: Readonly<Record<Locale, Language>> = { nb, nn, en, sv, se };
