import { useId } from "react";
import { useMessages } from "../i18n/use-messages";
import { Icon } from "../sign-dialog/icon";
import { moveBetweenTabs } from "../sign-dialog/tab-keys";
import { ROOMY, useMedia } from "./use-media";

/** A document in the list. */
export interface ListedDocument {
  readonly id: string;
  readonly name: string;
  /** What has been done with it, in words: "Read", "Signature placed". */
  readonly notes: readonly string[];
  /** Nothing is left to do in it. */
  readonly ready: boolean;
}

/** Props of {@link DocumentList}. */
export interface DocumentListProps {
  readonly documents: readonly ListedDocument[];
  /** Index of the document that is shown. */
  readonly active: number;
  readonly onSelect: (index: number) => void;
  /** Id of the panel that a tab shows. */
  readonly panel: string;
}

/** Documents up to which there are tabs, where there is room for them. */
const MOST_TABS = 4;

const separated = (notes: readonly string[]): string => notes.join(" · ");

function Named({ name, notes, ready }: Omit<ListedDocument, "id">) {
  return (
    <>
      {ready ? <Icon name="check" /> : <Icon name="document" />}
      <span data-sign-part="file-name">{name}</span>
      <span data-sign-part="document-notes">{separated(notes)}</span>
    </>
  );
}

/** The documents as tabs, as the ARIA tabs pattern has it. */
function DocumentTabs({ documents, active, onSelect, panel }: DocumentListProps) {
  const { text } = useMessages("<SignDialog>");
  return (
    <div
      role="tablist"
      aria-label={text.read.documents}
      data-sign-part="tabs"
      onKeyDown={(event) => moveBetweenTabs(event, active, onSelect)}
    >
      {documents.map(({ id, ready, ...document }, index) => (
        <button
          key={id}
          type="button"
          role="tab"
          aria-selected={index === active}
          aria-controls={panel}
          tabIndex={index === active ? 0 : -1}
          data-sign-part="tab"
          data-state={ready ? "ready" : "open"}
          onClick={() => onSelect(index)}
        >
          <Named ready={ready} {...document} />
        </button>
      ))}
    </div>
  );
}

/** The document that is shown, and the browser's own list of all when it is pressed. */
function DocumentChoice({ documents, active, onSelect }: DocumentListProps) {
  const { text } = useMessages("<SignDialog>");
  const select = useId();
  const shown = documents[active];
  return (
    <div data-sign-part="documents" data-state={shown?.ready ? "ready" : "open"}>
      <label htmlFor={select} data-sign-part="hidden">
        {text.read.document}
      </label>
      <select
        id={select}
        value={active}
        onChange={({ currentTarget: { value } }) => onSelect(Number(value))}
      >
        {documents.map(({ id, name, notes }, index) => (
          <option key={id} value={index}>
            {separated([name, ...notes])}
          </option>
        ))}
      </select>
      <div data-sign-part="document" aria-hidden="true">
        {shown ? <Named {...shown} /> : null}
        <span data-sign-part="document-count">
          {text.read.findAt(active + 1, String(documents.length))}
        </span>
        <Icon name="down" />
      </div>
    </div>
  );
}

/** Whether so many documents are shown as tabs: while they are few and there is room. */
export function useTabbed(count: number): boolean {
  const roomy = useMedia(ROOMY);
  return roomy && count > 1 && count <= MOST_TABS;
}

/** The documents of the session, each with what has been done in it: as tabs, else as a choice. */
export function DocumentList(props: DocumentListProps) {
  return useTabbed(props.documents.length) ? (
    <DocumentTabs {...props} />
  ) : (
    <DocumentChoice {...props} />
  );
}
