import { useId } from "react";
import { useMessages } from "../i18n/use-messages";
import { UnreadNote } from "../reading/unread-note";
import type { Unread } from "../reading/use-unread";
import { useSign } from "../use-sign";
import { Action } from "./action";
import { useAnnounce } from "./announcer";

/** Props of {@link PlacingFooter}. */
export interface PlacingFooterProps {
  readonly unread: Unread | null;
  /** While a document is opening, or its seal has no first place. */
  readonly settling: boolean;
  /** Whether one can go back to choosing. */
  readonly returns: boolean;
}

/** The way on to BankID. While something must be read first it says what, and signing leads there: a button that did nothing would frighten more than one that helps. */
export function PlacingFooter({ unread, settling, returns }: PlacingFooterProps) {
  const { text } = useMessages("<SignDialog>");
  const { back, start } = useSign();
  const announce = useAnnounce();
  const note = useId();
  const sign = () => {
    if (!unread) start();
    else if (unread.go) unread.go();
    else announce(unread.text);
  };
  return (
    <footer data-sign-part="footer">
      {unread ? (
        <UnreadNote id={note} onGo={unread.go}>
          {unread.text}
        </UnreadNote>
      ) : null}
      {returns ? (
        <Action kind="secondary" onClick={back}>
          {text.common.back}
        </Action>
      ) : null}
      <Action
        kind="primary"
        disabled={settling}
        aria-describedby={unread ? note : undefined}
        onClick={sign}
      >
        {text.place.sign}
      </Action>
    </footer>
  );
}
