import { type KeyboardEvent, useRef } from "react";
import type { ChosenDocument } from "../flow/state";
import { useMessages } from "../i18n/use-messages";
import { Icon } from "./icon";

/** Props of {@link DocumentTabs}. */
export interface DocumentTabsProps {
  readonly documents: readonly ChosenDocument[];
  /** Index of the document that is shown. */
  readonly active: number;
  readonly isPlaced: (index: number) => boolean;
  readonly onSelect: (index: number) => void;
  /** Id of the panel that a tab shows. */
  readonly panel: string;
}

const moves: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowLeft: (at, last) => (at === 0 ? last : at - 1),
  ArrowRight: (at, last) => (at === last ? 0 : at + 1),
  Home: () => 0,
  End: (_, last) => last,
};

/** The documents as tabs, each with whether its seal is placed. Arrow keys go between them, as the ARIA tabs pattern has it. */
export function DocumentTabs({ documents, active, isPlaced, onSelect, panel }: DocumentTabsProps) {
  const { text } = useMessages("<SignDialog>");
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = moves[event.key]?.(active, documents.length - 1);
    if (next === undefined) return;
    event.preventDefault();
    onSelect(next);
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[next]?.focus();
  };
  return (
    <div
      ref={list}
      role="tablist"
      aria-label={text.place.documents}
      data-sign-part="tabs"
      onKeyDown={onKeyDown}
    >
      {documents.map(({ id, name }, index) => {
        const placed = isPlaced(index);
        return (
          <button
            key={id}
            type="button"
            role="tab"
            aria-selected={index === active}
            aria-controls={panel}
            tabIndex={index === active ? 0 : -1}
            data-sign-part="tab"
            data-state={placed ? "placed" : "not-placed"}
            onClick={() => onSelect(index)}
          >
            {placed ? <Icon name="check" /> : <Icon name="document" />}
            <span data-sign-part="file-name">{name}</span>
            <span data-sign-part="hidden">{placed ? text.place.placed : text.place.notPlaced}</span>
          </button>
        );
      })}
    </div>
  );
}
