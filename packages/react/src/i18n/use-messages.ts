import type { Locale } from "@sign/protocol";
import { useSignContext } from "../sign-provider";
import { type FirstTexts, firstTexts } from "./first-texts";
import { type RestingTexts, restingTexts } from "./resting-texts";
import { type Texts, useTextsOr } from "./use-texts";

/** The provider's texts, for what is shown only once they are here; `useCase` names the component for the error thrown otherwise. */
export function useMessages(useCase: string): Texts {
  const { texts } = useSignContext(useCase);
  if (!texts) throw new Error(`${useCase} was rendered before its texts were there.`);
  return texts;
}

const firstTextsOf = (locale: Locale): FirstTexts & RestingTexts => ({
  ...restingTexts[locale],
  ...firstTexts[locale],
});

/** The {@link FirstTexts} and {@link RestingTexts} of the provider's language. */
export const useFirstTexts = (useCase: string): Texts<FirstTexts & RestingTexts> =>
  useTextsOr(firstTextsOf, useCase);
