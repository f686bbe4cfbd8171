import { useEffect, useRef, useState } from "react";
import { useMessages } from "../i18n/use-messages";
import { Action } from "../sign-dialog/action";
import { Icon } from "../sign-dialog/icon";

/** Props of {@link CopyReport}. */
export interface CopyReportProps {
  /** The document's file name. */
  readonly name: string;
  /** What is copied. */
  readonly content: string;
}

/** Copies a report. Where the clipboard is out of reach the report is shown, selected, to be copied by hand. */
export function CopyReport({ name, content }: CopyReportProps) {
  const { text } = useMessages("<SignStatus>");
  const [outcome, setOutcome] = useState<"copied" | "denied" | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (outcome !== "denied") return;
    field.current?.focus();
    field.current?.select();
  }, [outcome]);
  const copy = async () => {
    setOutcome(null);
    try {
      await navigator.clipboard.writeText(content);
      setOutcome("copied");
    } catch {
      setOutcome("denied");
    }
  };
  return (
    <div data-sign-part="copy">
      <Action kind="secondary" icon={<Icon name="document" />} onClick={copy}>
        {text.report.copy}
        <span data-sign-part="hidden"> {name}</span>
      </Action>
      <p role="status">
        {outcome === "copied" ? text.report.copied : null}
        {outcome === "denied" ? text.report.copyDenied : null}
      </p>
      {outcome === "denied" ? (
        <textarea
          ref={field}
          aria-label={text.report.copyName(name)}
          readOnly
          rows={8}
          value={content}
        />
      ) : null}
    </div>
  );
}
