import type { Locale } from "@sign/protocol";
import type { Language } from "./messages";

const imports: Readonly<Record<Locale, () => Promise<Language>>> = {
  nb: () => import("./nb").then(({ nb }) => nb),
  nn: () => import("./nn").then(({ nn }) => nn),
  en: () => import("./en").then(({ en }) => en),
  sv: () => import("./sv").then(({ sv }) => sv),
  se: () => import("./se").then(({ se }) => se),
};

const here = new Map<Locale, Language>();
const listeners = new Set<() => void>();

/** Fetches a language, once. Rejects when its code cannot be fetched; then it may be called again. */
export async function loadLanguage(locale: Locale): Promise<void> {
  if (here.has(locale)) return;
  here.set(locale, await imports[locale]());
  for (const listener of [...listeners]) listener();
}

/** The language, when it has been fetched. */
export const fetchedLanguage = (locale: Locale): Language | null => here.get(locale) ?? null;

/** Calls `listener` when a language has been fetched; returns what ends that. */
export function onLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
