import { type KeyboardEvent, useEffect, useId, useRef } from "react";
import { useMessages } from "../i18n/use-messages";
import type { OpenPdf } from "../pdf/open-pdf";
import { useAnnounce } from "../sign-dialog/announcer";
import { IconButton } from "../sign-dialog/icon-button";
import type { Viewer } from "../viewer/viewer";
import { type Find, useFind } from "./use-find";

/** How the search stands, as it is shown: "3 of 17", or words. */
function useFindText({ status, matches, more, at }: Find): string {
  const { text } = useMessages("<SignDialog>");
  if (status === "idle") return "";
  if (status === "failed") return text.read.findFailed;
  if (matches.length === 0) return status === "searching" ? text.read.finding : text.read.findNone;
  return text.read.findAt(at + 1, `${matches.length}${more ? "+" : ""}`);
}

/** Says the match that is shown once its number is certain, and when there is none. */
function useFindAnnounced({ status, matches, more, at }: Find): void {
  const { text } = useMessages("<SignDialog>");
  const announce = useAnnounce();
  const page = matches[at]?.page;
  const count = matches.length;
  useEffect(() => {
    if (status === "failed") announce(text.read.findFailed);
    if (status !== "done") return;
    announce(
      page === undefined
        ? text.read.findNone
        : text.read.findOnPage(at + 1, `${count}${more ? "+" : ""}`, page),
    );
  }, [status, at, count, more, page, text, announce]);
}

/** Props of {@link FindBar}. */
export interface FindBarProps {
  readonly pdf: OpenPdf;
  readonly viewer: Viewer;
  /** A new number for each wish to find something: the field takes the focus. */
  readonly asked: number;
  readonly onClose: () => void;
}

/** Finding text: Enter leads to the next match, Shift and Enter to the one before, Escape closes. */
export function FindBar({ pdf, viewer, asked, onClose }: FindBarProps) {
  const { text } = useMessages("<SignDialog>");
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const find = useFind(pdf, viewer);
  useFindAnnounced(find);
  const none = find.matches.length === 0;

  // biome-ignore lint/correctness/useExhaustiveDependencies: each wish brings the focus back
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [asked]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    onClose();
  };
  const onFieldKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    find.step(event.shiftKey ? -1 : 1);
  };

  return (
    <search data-sign-part="find" onKeyDown={onKeyDown}>
      <label htmlFor={id} data-sign-part="hidden">
        {text.read.findWhat}
      </label>
      <input
        ref={field}
        id={id}
        type="text"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="search"
        maxLength={200}
        placeholder={text.read.find}
        value={find.needle}
        onChange={({ currentTarget }) => find.search(currentTarget.value)}
        onKeyDown={onFieldKeyDown}
      />
      <span data-sign-part="find-count">{useFindText(find)}</span>
      <IconButton
        icon="up"
        label={text.read.findPrevious}
        idle={none}
        onClick={() => find.step(-1)}
      />
      <IconButton icon="down" label={text.read.findNext} idle={none} onClick={() => find.step(1)} />
      <IconButton icon="close" label={text.read.findClose} onClick={onClose} />
    </search>
  );
}
