import { useEffect, useRef } from "react";
import type { StateOf } from "../flow/state";
import { useMessages } from "../i18n/use-messages";
import { warmUpPdf } from "../pdf/warm-up";
import { useSign } from "../use-sign";
import { Action } from "./action";
import { useAnnounce } from "./announcer";
import { FileList } from "./file-list";
import { FilePicker } from "./file-picker";
import { loadPlacingStep } from "./lazy-placing";
import { ProblemNote } from "./problem-note";
import { useFileDrop } from "./use-file-drop";
import { Waiting } from "./waiting";

const isEmpty = ({ documents, problems }: Pick<StateOf<"choosing">, "documents" | "problems">) =>
  documents.length === 0 && problems.length === 0;

/** Says what came of the last choice, once there was one: how many are chosen, and what was refused, and why. */
function useChoiceAnnounced({ documents, problems }: StateOf<"choosing">): void {
  const { text } = useMessages("<SignDialog>");
  const announce = useAnnounce();
  const before = useRef({ documents, problems });
  useEffect(() => {
    const { current } = before;
    if (current.documents === documents && current.problems === problems) return;
    before.current = { documents, problems };
    if (isEmpty(current) && isEmpty({ documents, problems })) return;
    const refused = problems.map(({ code, file }) => `${file ?? ""} ${text.errors[code]}`.trim());
    announce([text.choose.chosen(documents.length), ...refused].join(". "));
  }, [documents, problems, announce, text]);
}

/** Choosing: the picker, what is chosen, and what was refused. A route that gives its own documents only waits here. */
export function ChoosingStep({ state }: { readonly state: StateOf<"choosing"> }) {
  const { text } = useMessages("<SignDialog>");
  const { addFiles, removeDocument, review, retry } = useSign();
  const { source, limits, documents, problems } = state;
  const picking = source === "upload" && limits !== null;
  const over = useFileDrop(addFiles, picking);
  useChoiceAnnounced(state);
  useEffect(function warmPreview() {
    warmUpPdf();
    // A failure here is told when the preview is opened.
    loadPlacingStep().catch(() => {});
  }, []);

  const fault = problems.find(({ file }) => file === undefined);
  const refused = problems.filter(({ file }) => file !== undefined);
  return (
    <>
      <div data-sign-part="body">
        {fault ? (
          <ProblemNote title={text.choose.unreachable} problems={[fault]}>
            <Action kind="secondary" onClick={retry}>
              {text.common.retry}
            </Action>
          </ProblemNote>
        ) : null}
        {!fault && !picking ? (
          <Waiting>{source === "server" ? text.choose.fetching : text.choose.loading}</Waiting>
        ) : null}
        {picking ? (
          <>
            <FilePicker
              limits={limits}
              more={documents.length > 0}
              over={over}
              onFiles={addFiles}
            />
            {refused.length > 0 ? (
              <ProblemNote title={text.choose.refused(refused.length)} problems={refused} />
            ) : null}
            {documents.length > 0 ? (
              <FileList documents={documents} onRemove={removeDocument} />
            ) : null}
          </>
        ) : null}
      </div>
      {documents.length > 0 ? (
        <footer data-sign-part="footer">
          <Action kind="primary" onClick={review}>
            {text.choose.continue}
          </Action>
        </footer>
      ) : null}
    </>
  );
}
