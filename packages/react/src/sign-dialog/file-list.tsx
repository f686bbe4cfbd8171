import type { ChosenDocument } from "../flow/state";
import { formatSize } from "../i18n/format";
import { useMessages } from "../i18n/use-messages";
import { FileNotes } from "./file-notes";
import { Icon } from "./icon";
import { IconButton } from "./icon-button";

/** Props of {@link FileList}. */
export interface FileListProps {
  readonly documents: readonly ChosenDocument[];
  readonly onRemove: (id: string) => void;
}

/** The chosen documents with name, size, a button that names the file it removes, and what is good to know about each. */
export function FileList({ documents, onRemove }: FileListProps) {
  const { locale, text } = useMessages("<FileList>");
  return (
    <ul data-sign-part="files" aria-label={text.choose.list}>
      {documents.map(({ id, name, size, warnings = [] }) => (
        <li key={id} data-sign-part="file">
          <Icon name="document" />
          <span data-sign-part="file-name">{name}</span>
          <span data-sign-part="file-size">{formatSize(size, locale)}</span>
          <IconButton icon="close" label={text.choose.remove(name)} onClick={() => onRemove(id)} />
          {warnings.length > 0 ? <FileNotes warnings={warnings} /> : null}
        </li>
      ))}
    </ul>
  );
}
