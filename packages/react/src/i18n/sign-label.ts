import type { Locale } from "@sign/protocol";

/** What the buttons that lead to BankID say; apart from the other texts, so that a page with nothing but a button loads nothing more. */
export const signLabel: Readonly<Record<Locale, string>> = {
  en: "Sign with BankID",
  nb: "Signer med BankID",
};
