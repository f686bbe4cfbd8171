import type { ChosenDocument } from "../flow/state";
import { formatSize } from "../i18n/format";
import { useMessages } from "../i18n/use-messages";
import { Icon } from "./icon";

/** Props of {@link FileList}. */
export interface FileListProps {
  readonly documents: readonly ChosenDocument[];
  readonly onRemove: (id: string) => void;
}

/** The chosen documents with name, size, and a button that names the file it removes. */
export function FileList({ documents, onRemove }: FileListProps) {
  const { locale, text } = useMessages("<FileList>");
  return (
    <ul data-sign-part="files" aria-label={text.choose.list}>
      {documents.map(({ id, name, size }) => (
        <li key={id} data-sign-part="file">
          <Icon name="document" />
          <span data-sign-part="file-name">{name}</span>
          <span data-sign-part="file-size">{formatSize(size, locale)}</span>
          <button
            type="button"
            data-sign-part="icon-button"
            aria-label={text.choose.remove(name)}
            onClick={() => onRemove(id)}
          >
            <Icon name="close" />
          </button>
        </li>
      ))}
    </ul>
  );
}
