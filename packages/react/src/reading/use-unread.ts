import { useEffect, useRef, useState } from "react";
import { firstUnread, type StateOf } from "../flow/state";
import { useMessages } from "../i18n/use-messages";
import { useAnnounce } from "../sign-dialog/announcer";
import { useSign } from "../use-sign";
import type { Viewer } from "../viewer/viewer";
import { useViewerState } from "./use-viewer";

/** What must still be read before signing. */
export interface Unread {
  /** A sentence that names the page or the document. */
  readonly text: string;
  /** Leads there; `null` when the document cannot be shown. */
  readonly go: (() => void) | null;
}

/** What is being read. */
export interface Reading {
  readonly state: StateOf<"placing">;
  /** Index of the document that is shown. */
  readonly active: number;
  /** Its viewer; `null` while it is opening, and when it cannot be shown. */
  readonly viewer: Viewer | null;
  /** Whether a document cannot be shown. */
  readonly isFailed: (document: number) => boolean;
  /** Shows a document. */
  readonly onSelect: (document: number) => void;
  /** Told when the way to an unread page has ended there. */
  readonly onArrive: () => void;
}

/** Tells the flow which documents were read to the end, and finds what is left where the route asks for all; `null` when nothing is. */
export function useUnread(reading: Reading): Unread | null {
  const { state, active, viewer, isFailed, onSelect, onArrive } = reading;
  const { text } = useMessages("<SignDialog>");
  const { markRead } = useSign();
  const announce = useAnnounce();
  const [seeking, setSeeking] = useState(false);
  const count = useViewerState(viewer, ({ pageCount }) => pageCount);
  const seen = useViewerState(viewer, ({ seenPages }) => seenPages);
  const page = useViewerState(viewer, (_, shown) => shown.nextUnseen());

  useEffect(
    function tellRead() {
      if (count !== null && seen === count) markRead(active);
    },
    [active, count, seen, markRead],
  );

  useEffect(
    function arrive() {
      if (!seeking || !viewer) return;
      const { pageCount } = viewer.state();
      const found = viewer.nextUnseen();
      setSeeking(false);
      if (found === null) return;
      viewer.goTo(found);
      onArrive();
      announce(`${text.read.pageUnread(found, pageCount)} ${text.read.unreadHelp}`);
    },
    [seeking, viewer, onArrive, announce, text],
  );

  const first = firstUnread(state);
  const left = first !== null && !state.read.includes(active) ? active : first;
  const before = useRef(left);
  useEffect(
    function tellAllRead() {
      if (before.current !== null && left === null) announce(text.read.allRead);
      before.current = left;
    },
    [left, announce, text],
  );

  if (left === null) return null;
  const { name } = state.documents[left] ?? { name: "" };
  if (isFailed(left)) return { text: text.read.unreadable(name), go: null };
  const isHere = left === active && page !== null && count !== null;
  return {
    text: isHere ? text.read.pageUnread(page, count) : text.read.documentUnread(name),
    go: () => {
      if (left !== active) onSelect(left);
      setSeeking(true);
    },
  };
}
