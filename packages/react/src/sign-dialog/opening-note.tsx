import { useMessages } from "../i18n/use-messages";
import { Waiting } from "./waiting";

/** A document that is being opened: an empty sheet where its first page will be, so that nothing jumps. */
export function OpeningNote() {
  const { text } = useMessages("<SignDialog>");
  return (
    <div data-sign-part="preview" data-state="opening">
      <div data-sign-part="toolbar">
        <Waiting>{text.read.opening}</Waiting>
      </div>
      <div data-sign-part="reader">
        <div data-sign-part="blank-sheet" />
      </div>
    </div>
  );
}
