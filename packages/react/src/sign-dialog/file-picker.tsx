import type { Limits } from "@sign/protocol";
import { useRef } from "react";
import { formatSize } from "../i18n/format";
import { useMessages } from "../i18n/use-messages";
import { Action } from "./action";
import { Icon } from "./icon";

/** Props of {@link FilePicker}. */
export interface FilePickerProps {
  readonly limits: Limits;
  /** True when at least one document is chosen. */
  readonly more: boolean;
  /** True while files are held over the window. */
  readonly over: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

/** A button that opens the system's file picker, in the area that files are dropped on, with the limits told beforehand. */
export function FilePicker({ limits, more, over, onFiles }: FilePickerProps) {
  const { locale, text } = useMessages("<FilePicker>");
  const input = useRef<HTMLInputElement>(null);
  return (
    <div data-sign-part="picker" data-state={over ? "over" : more ? "more" : "empty"}>
      <input
        ref={input}
        type="file"
        accept="application/pdf,.pdf"
        multiple={limits.maxDocuments > 1}
        hidden
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          currentTarget.value = "";
        }}
      />
      <Action
        kind={more ? "secondary" : "primary"}
        icon={<Icon name="add" />}
        onClick={() => input.current?.click()}
      >
        {more ? text.choose.pickMore : text.choose.pick}
      </Action>
      <p data-sign-part="drop-hint">{over ? text.choose.dropNow : text.choose.drop}</p>
      <p data-sign-part="hint">
        {text.choose.limits(limits.maxDocuments, formatSize(limits.maxBytes, locale))}
      </p>
    </div>
  );
}
