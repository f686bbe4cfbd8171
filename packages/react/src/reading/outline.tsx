import { useId, useState } from "react";
import { useMessages } from "../i18n/use-messages";
import type { OutlineEntry } from "../pdf/open-pdf";
import { IconButton } from "../sign-dialog/icon-button";

/** The part one is in: of the entries that begin at or before `page` the one that begins last, and of several on one page the first. */
export function entryAt(entries: readonly OutlineEntry[], page: number): OutlineEntry | null {
  let found: OutlineEntry | null = null;
  for (const entry of entries) {
    for (const candidate of [entry, entryAt(entry.children, page)]) {
      if (!candidate?.page || candidate.page > page) continue;
      if (candidate.page > (found?.page ?? 0)) found = candidate;
    }
  }
  return found;
}

/** Props of {@link Outline}. */
export interface OutlineProps {
  readonly entries: readonly OutlineEntry[];
  /** The part one is in. */
  readonly current: OutlineEntry | null;
  readonly onChoose: (page: number) => void;
}

function Entry({
  entry,
  current,
  onChoose,
}: { readonly entry: OutlineEntry } & Omit<OutlineProps, "entries">) {
  const { text } = useMessages("<SignDialog>");
  const [unfolded, setUnfolded] = useState(false);
  const below = useId();
  const { title, page, children } = entry;
  return (
    <li>
      <div data-sign-part="outline-entry">
        {children.length > 0 ? (
          <IconButton
            icon={unfolded ? "down" : "right"}
            label={text.read.unfold(title)}
            aria-expanded={unfolded}
            aria-controls={below}
            onClick={() => setUnfolded(!unfolded)}
          />
        ) : null}
        {page === null ? (
          <span data-sign-part="outline-title">{title}</span>
        ) : (
          <button
            type="button"
            data-sign-part="outline-title"
            aria-current={entry === current ? "location" : undefined}
            onClick={() => onChoose(page)}
          >
            {title}
          </button>
        )}
      </div>
      <div id={below} hidden={!unfolded}>
        {unfolded ? <Outline entries={children} current={current} onChoose={onChoose} /> : null}
      </div>
    </li>
  );
}

/** The document's own table of contents; what is under an entry is folded until one asks for it. */
export function Outline({ entries, current, onChoose }: OutlineProps) {
  return (
    <ul data-sign-part="outline">
      {entries.map((entry, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: entries may have the same title and page, and never move
        <Entry key={at} entry={entry} current={current} onChoose={onChoose} />
      ))}
    </ul>
  );
}
