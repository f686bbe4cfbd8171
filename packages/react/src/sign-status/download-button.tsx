import { useState } from "react";
import { problemOf } from "../flow/problem";
import type { Problem } from "../flow/state";
import { useMessages } from "../i18n/use-messages";
import { Action } from "../sign-dialog/action";
import { Icon } from "../sign-dialog/icon";
import { ProblemNote } from "../sign-dialog/problem-note";
import { useSign } from "../use-sign";
import { saveFile } from "./save-file";

/** Props of {@link DownloadButton}. */
export interface DownloadButtonProps {
  readonly index: number;
  readonly name: string;
}

/** Fetches a signed document and saves it; what goes wrong is said where it was pressed. */
export function DownloadButton({ index, name }: DownloadButtonProps) {
  const { text } = useMessages("<SignStatus>");
  const { signed } = useSign();
  const [fetching, setFetching] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const save = async () => {
    if (fetching) return;
    setFetching(true);
    setProblem(null);
    try {
      const result = await signed(index);
      saveFile(result.file, result.name);
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setFetching(false);
    }
  };
  return (
    <div data-sign-part="save">
      <Action kind="primary" icon={<Icon name="save" />} aria-disabled={fetching} onClick={save}>
        {fetching ? text.status.downloading : text.status.save}
        <span data-sign-part="hidden"> {name}</span>
      </Action>
      <div role="alert">
        {problem ? <ProblemNote title={text.status.downloadFailed} problems={[problem]} /> : null}
      </div>
    </div>
  );
}
