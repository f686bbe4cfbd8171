import type { Locale } from "@sign/protocol";
import { useCallback, useState, useSyncExternalStore } from "react";
import { fetchedLanguage, loadLanguage, onLanguage } from "./load-language";
import type { Language } from "./messages";
import { useFetchWhile } from "./use-fetch-while";

/** What {@link useLanguage} returns. */
export interface LanguageInUse {
  /** The language asked for. */
  readonly locale: Locale;
  /** The language to show: the one asked for or, while that is on its way, the one before; `null` when there is none yet. */
  readonly shown: Language | null;
  /** Fetches what was asked for by name; nothing when it is here. */
  readonly load: () => Promise<void>;
}

const none = (): null => null;

/** Follows the language a provider is given: itself, which is shown at once, or by name, which is fetched when `load` is called. A server, and the render that hydrates its markup, have none that was asked for by name. */
export function useLanguage(asked: Locale | Language): LanguageInUse {
  const given = typeof asked === "string" ? null : asked;
  const locale = typeof asked === "string" ? asked : asked.locale;
  const fetched = useSyncExternalStore(onLanguage, () => fetchedLanguage(locale), none);
  const current = given ?? fetched;
  const [shown, setShown] = useState(current);
  if (current !== null && current !== shown) setShown(current);
  const here = given !== null;
  const load = useCallback(async () => {
    if (!here) await loadLanguage(locale);
  }, [here, locale]);
  useFetchWhile(shown !== null && current === null, load);
  return { locale, shown: current ?? shown, load };
}
