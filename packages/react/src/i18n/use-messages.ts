import type { Locale } from "@sign/protocol";
import { useMemo } from "react";
import { useSignContext } from "../sign-provider";
import { type Messages, resolveMessages } from "./messages";

/** The provider's language and its texts; `useCase` names the component for the error thrown outside a provider. */
export function useMessages(useCase: string): { readonly locale: Locale; readonly text: Messages } {
  const { locale, messages } = useSignContext(useCase);
  const text = useMemo(() => resolveMessages(locale, messages), [locale, messages]);
  return { locale, text };
}
