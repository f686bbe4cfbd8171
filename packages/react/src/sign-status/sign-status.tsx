import { type FocusEvent, useEffect, useRef } from "react";
import { useFetchWhile } from "../i18n/use-fetch-while";
import { useFirstTexts } from "../i18n/use-messages";
import { Note } from "../sign-dialog/problem-note";
import { useSignContext } from "../sign-provider";
import { useSign } from "../use-sign";
import { StatusCard } from "./status-card";
import { type StatusView, speaks, statusView } from "./status-view";

/** Props of {@link SignStatus}. */
export interface SignStatusProps {
  readonly className?: string | undefined;
}

/** Moves the focus to the heading of a new view when the old one held it, or nothing on the page does, as after the return from BankID. */
function useFocusOnChange(view: StatusView | null) {
  const root = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const held = useRef(false);
  const key = view?.key ?? null;
  const before = useRef(key);
  useEffect(() => {
    if (before.current === key) return;
    before.current = key;
    const { activeElement, body } = document;
    const lost = activeElement === null || activeElement === body;
    if (lost || (held.current && !root.current?.contains(activeElement))) heading.current?.focus();
  }, [key]);
  return {
    root,
    heading,
    onFocus: () => {
      held.current = true;
    },
    onBlur: ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget !== null) held.current = false;
    },
  };
}

/**
 * Where a signing stands once the person has been at BankID: waiting, being fetched and checked, signed, or one
 * of the other ends, each with its way on. Empty before that, and until its texts are fetched. Put it on the page that
 * BankID returns to.
 */
export function SignStatus({ className }: SignStatusProps) {
  const { texts, loadTexts } = useSignContext("<SignStatus>");
  const first = useFirstTexts("<SignStatus>");
  const { state } = useSign();
  const view = texts && statusView(state, texts.text);
  const unreachable = useFetchWhile(!texts && speaks(state), loadTexts);
  const { root, heading, onFocus, onBlur } = useFocusOnChange(view);
  const said = view ? `${view.title}. ${view.text}` : unreachable ? first.text.errors.network : "";

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only follows where the focus is
    <div
      ref={root}
      className={className}
      lang={(texts ?? first).locale}
      dir="ltr"
      data-sign-part="status"
      data-state={state.status}
      {...("connection" in state ? { "data-connection": state.connection } : {})}
      onFocus={onFocus}
      onBlur={onBlur}
    >
      <div role="status" data-sign-part="live">
        {said}
      </div>
      {view ? <StatusCard view={view} heading={heading} /> : null}
      {unreachable ? (
        <Note title={first.text.errors.network}>
          <p>{first.text.choose.reload}</p>
        </Note>
      ) : null}
    </div>
  );
}
