import type { ErrorCode } from "@sign/protocol";
import type { ChosenDocument } from "../flow/state";
import { useMessages } from "../i18n/use-messages";
import { Action } from "./action";
import { OpenFile } from "./open-file";
import { ProblemNote } from "./problem-note";

/** Props of {@link FailedNote}. */
export interface FailedNoteProps {
  readonly document: ChosenDocument;
  readonly code: ErrorCode;
  /** Whether the document must be read here before one can sign: then the way on is not promised. */
  readonly mustRead: boolean;
  readonly onRetry: () => void;
}

/** A document that cannot be shown: why, how to read it by other means, and whether one can go on. */
export function FailedNote({ document, code, mustRead, onRetry }: FailedNoteProps) {
  const { text } = useMessages("<SignDialog>");
  return (
    <div data-sign-part="preview" data-state="failed">
      <ProblemNote title={text.read.failed} problems={[{ code, requestId: "" }]}>
        <p>{text.read.failedHelp}</p>
        {mustRead ? null : <p>{text.read.failedGoOn}</p>}
        <div data-sign-part="actions">
          <OpenFile file={document.file} />
          {code === "preview_failed" ? (
            <Action kind="secondary" onClick={onRetry}>
              {text.common.retry}
            </Action>
          ) : null}
        </div>
      </ProblemNote>
    </div>
  );
}
