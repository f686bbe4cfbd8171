import { type Locale, localeSchema } from "@sign/protocol";
import { useEffect, useState } from "react";
import { pageLanguage } from "../page-language";

/** Appearances of the page; `system` follows the device. */
export const themes = ["system", "light", "dark"] as const;
/** See {@link themes}. */
export type Theme = (typeof themes)[number];

/** What the person has chosen for the page. */
export interface Preferences {
  /** The kit's language; the page itself knows two of them. */
  readonly locale: Locale;
  readonly theme: Theme;
}

const isTheme = (value: unknown): value is Theme => themes.some((theme) => theme === value);

function fromAddress(search: string, languages: readonly string[]): Preferences {
  const asked = new URLSearchParams(search);
  const locale = localeSchema.safeParse(asked.get("lang"));
  const theme = asked.get("theme");
  const norwegian = /^(nb|nn|no)\b/i.test(languages[0] ?? "nb");
  return {
    locale: locale.success ? locale.data : norwegian ? "nb" : "en",
    theme: isTheme(theme) ? theme : "system",
  };
}

/**
 * The page's preferences and a setter. They live in the address, so that they survive the way to BankID and back
 * without any storage.
 */
export function usePreferences(): [Preferences, (change: Partial<Preferences>) => void] {
  const [preferences, setPreferences] = useState(() =>
    fromAddress(location.search, navigator.languages),
  );

  useEffect(() => {
    document.documentElement.lang = pageLanguage(preferences.locale);
    if (preferences.theme === "system") delete document.documentElement.dataset.signTheme;
    else document.documentElement.dataset.signTheme = preferences.theme;
  }, [preferences]);

  const change = (changed: Partial<Preferences>): void => {
    const next = { ...preferences, ...changed };
    const address = new URL(location.href);
    address.searchParams.set("lang", next.locale);
    address.searchParams.set("theme", next.theme);
    history.replaceState(history.state, "", address);
    setPreferences(next);
  };
  return [preferences, change];
}
