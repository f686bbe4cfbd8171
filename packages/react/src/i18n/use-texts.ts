import type { Locale } from "@sign/protocol";
import { useMemo } from "react";
import { useSignContext } from "../sign-provider";
import type { Messages } from "./messages";
import { type Overrides, withOwn } from "./overrides";
import { type RestingTexts, restingTexts } from "./resting-texts";

/** Texts and their language, which is the one that dates and numbers beside them are written in. */
export interface Texts<Text = Messages> {
  readonly locale: Locale;
  readonly text: Text;
}

/** The provider's texts or, until they are here, those of its language `before` it; `useCase` names the component for the error thrown outside a provider. */
export function useTextsOr<Before extends object>(
  before: (locale: Locale) => Before,
  useCase: string,
): Texts<Messages | Before> {
  const { locale, messages, texts } = useSignContext(useCase);
  return useMemo(
    () =>
      texts?.locale === locale
        ? texts
        : { locale, text: withOwn(before(locale), messages as Overrides<Before> | undefined) },
    [locale, messages, texts, before],
  );
}

const restingTextsOf = (locale: Locale): RestingTexts => restingTexts[locale];

/** The {@link RestingTexts} of the provider's language. */
export const useRestingTexts = (useCase: string): Texts<RestingTexts> =>
  useTextsOr(restingTextsOf, useCase);
