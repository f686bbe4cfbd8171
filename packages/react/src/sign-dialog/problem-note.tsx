import { type ReactNode, useState } from "react";
import type { Problem } from "../flow/state";
import { useMessages } from "../i18n/use-messages";
import { Action } from "./action";
import { Icon } from "./icon";

/** The code and the request id of each problem, for the one who asks support, with a button that copies them. */
export function SupportDetails({ problems }: { readonly problems: readonly Problem[] }) {
  const { text } = useMessages("<SupportDetails>");
  const [copied, setCopied] = useState(false);
  const lines = problems.map(({ code, requestId }) =>
    [`${text.common.code}: ${code}`, requestId && `${text.common.requestId}: ${requestId}`]
      .filter(Boolean)
      .join(", "),
  );
  const distinct = [...new Set(lines)];
  const copy = () =>
    navigator.clipboard.writeText(distinct.join("\n")).then(
      () => setCopied(true),
      // Without the right to the clipboard the text can still be selected and copied by hand.
      () => setCopied(false),
    );
  return (
    <details data-sign-part="details">
      <summary>{text.common.support}</summary>
      <div data-sign-part="support">
        {distinct.map((line) => (
          <code key={line}>{line}</code>
        ))}
        <Action kind="quiet" onClick={copy}>
          {copied ? text.common.copied : text.common.copy}
        </Action>
      </div>
    </details>
  );
}

/** Props of {@link Note}. */
export interface NoteProps {
  readonly title: string;
  readonly children?: ReactNode;
}

/** Something that went wrong: what, and what there is to say and do about it. */
export function Note({ title, children }: NoteProps) {
  return (
    <div data-sign-part="problem">
      <Icon name="warning" />
      <div>
        <strong>{title}</strong>
        {children}
      </div>
    </div>
  );
}

/** Props of {@link ProblemNote}. */
export interface ProblemNoteProps {
  readonly title: string;
  readonly problems: readonly Problem[];
  /** The way on. */
  readonly children?: ReactNode;
}

/** What went wrong, why, and what to do about it; names the file when a problem concerns one. */
export function ProblemNote({ title, problems, children }: ProblemNoteProps) {
  const { text } = useMessages("<ProblemNote>");
  return (
    <Note title={title}>
      {problems.map(({ code, file }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two files may have the same name and fault
        <p key={at}>
          {file === undefined ? null : <b>{file}</b>} {text.errors[code]}
        </p>
      ))}
      {children}
      <SupportDetails problems={problems} />
    </Note>
  );
}
