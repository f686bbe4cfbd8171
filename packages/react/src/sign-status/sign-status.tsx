import { type FocusEvent, useId, useLayoutEffect, useRef } from "react";
import { useMessages } from "../i18n/use-messages";
import { Action } from "../sign-dialog/action";
import { Icon } from "../sign-dialog/icon";
import { SupportDetails } from "../sign-dialog/problem-note";
import { Waiting } from "../sign-dialog/waiting";
import { useSign } from "../use-sign";
import { DocumentResult } from "./document-result";
import { type StatusAction, type StatusView, statusView } from "./status-view";

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
  useLayoutEffect(() => {
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
 * of the other ends, each with its way on. Empty before that. Put it on the page that BankID returns to.
 */
export function SignStatus({ className }: SignStatusProps) {
  const { locale, text } = useMessages("<SignStatus>");
  const { state, continueSigning, checkNow, retry, startOver } = useSign();
  const view = statusView(state, text);
  const { root, heading, onFocus, onBlur } = useFocusOnChange(view);
  const titleId = useId();
  const judged = state.status === "signed" || state.status === "rejected" ? state.session : null;
  const actions: Readonly<Record<StatusAction, { label: string; act: () => void }>> = {
    continue: { label: text.status.continue, act: continueSigning },
    check: { label: text.status.check, act: checkNow },
    retry: {
      label: "kept" in state && state.kept ? text.status.retryKept : text.common.retry,
      act: retry,
    },
    startOver: { label: text.status.startOver, act: startOver },
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only follows where the focus is
    <div
      ref={root}
      className={className}
      lang={locale}
      data-sign-part="status"
      data-state={state.status}
      {...("connection" in state ? { "data-connection": state.connection } : {})}
      onFocus={onFocus}
      onBlur={onBlur}
    >
      <div role="status" data-sign-part="live">
        {view ? `${view.title}. ${view.text}` : ""}
      </div>
      {view ? (
        <section data-sign-part="card" data-tone={view.tone} aria-labelledby={titleId}>
          <div data-sign-part="emblem">
            <Icon name={view.icon} />
          </div>
          <h2 ref={heading} id={titleId} tabIndex={-1} data-sign-part="heading">
            {view.title}
          </h2>
          <p>{view.text}</p>
          {view.busy ? <Waiting>{view.busy}</Waiting> : null}
          {judged ? (
            <ul data-sign-part="results">
              {judged.documents.map((document) => (
                <DocumentResult
                  key={`${judged.id} ${document.index}`}
                  document={document}
                  mixed={state.status === "rejected"}
                />
              ))}
            </ul>
          ) : null}
          {view.actions.length > 0 ? (
            <div data-sign-part="actions">
              {view.actions.map((name, at) => (
                <Action
                  key={name}
                  kind={at === 0 ? "primary" : name === "startOver" ? "quiet" : "secondary"}
                  onClick={actions[name].act}
                >
                  {actions[name].label}
                </Action>
              ))}
            </div>
          ) : null}
          {view.problem ? <SupportDetails problems={[view.problem]} /> : null}
        </section>
      ) : null}
    </div>
  );
}
