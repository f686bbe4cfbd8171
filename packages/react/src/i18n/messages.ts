import type { Locale } from "@sign/protocol";
import type { Messages } from "./en";
import type { Overrides } from "./overrides";

export type { Messages } from "./en";

/** A language and all its texts, as `@sign/react/nb`, `/nn`, `/en`, `/sv` and `/se` export one each. */
export interface Language {
  readonly locale: Locale;
  readonly messages: Messages;
}

/** Texts to put in place of the kit's own, key by key: `{ place: { sign: "Godkjenn leieavtalen" } }`. */
export type MessageOverrides = Overrides<Messages>;
