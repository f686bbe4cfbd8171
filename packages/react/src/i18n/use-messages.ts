import type { Locale } from "@sign/protocol";
import { useMemo } from "react";
import { useSignContext } from "../sign-provider";
import { type FirstTexts, firstTexts } from "./first-texts";
import type { Messages } from "./messages";
import { withOwn } from "./overrides";

/** Texts and their language, which is the one that dates and numbers beside them are written in. */
export interface Texts<Text = Messages> {
  readonly locale: Locale;
  readonly text: Text;
}

/** The provider's texts, for what is shown only once they are here; `useCase` names the component for the error thrown otherwise. */
export function useMessages(useCase: string): Texts {
  const { texts } = useSignContext(useCase);
  if (!texts) throw new Error(`${useCase} was rendered before its texts were there.`);
  return texts;
}

/** The few texts of the provider's language that are always here; `useCase` names the component for the error thrown outside a provider. */
export function useFirstTexts(useCase: string): Texts<FirstTexts> {
  const { locale, messages, texts } = useSignContext(useCase);
  return useMemo(
    () =>
      texts?.locale === locale ? texts : { locale, text: withOwn(firstTexts[locale], messages) },
    [locale, messages, texts],
  );
}
