import { useMessages } from "../i18n/use-messages";
import { Action } from "../sign-dialog/action";
import { Icon } from "../sign-dialog/icon";

/** Props of {@link UnreadNote}. */
export interface UnreadNoteProps {
  readonly id: string;
  /** What is not read yet, as a sentence. */
  readonly children: string;
  /** Leads there; `null` when there is no way. */
  readonly onGo: (() => void) | null;
}

/** What is left to read before one can sign, and the way there. */
export function UnreadNote({ id, children, onGo }: UnreadNoteProps) {
  const { text } = useMessages("<SignDialog>");
  return (
    <p data-sign-part="unread">
      <Icon name="read" />
      <span id={id}>{children}</span>
      {onGo ? (
        <Action kind="quiet" onClick={onGo}>
          {text.read.goThere}
        </Action>
      ) : null}
    </p>
  );
}
