import { type Ref, useId } from "react";
import { useMessages } from "../i18n/use-messages";
import { Action } from "../sign-dialog/action";
import { Icon } from "../sign-dialog/icon";
import { SupportDetails } from "../sign-dialog/problem-note";
import { Waiting } from "../sign-dialog/waiting";
import { useSign } from "../use-sign";
import { DocumentResult } from "./document-result";
import type { StatusAction, StatusView } from "./status-view";

/** Props of {@link StatusCard}. */
export interface StatusCardProps {
  readonly view: StatusView;
  /** Takes the focus when the view is a new one. */
  readonly heading: Ref<HTMLHeadingElement>;
}

/** What is seen of a status: what it is, what came of each document, and the ways on. */
export function StatusCard({ view, heading }: StatusCardProps) {
  const { text } = useMessages("<SignStatus>");
  const { state, continueSigning, checkNow, retry, startOver } = useSign();
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
  );
}
