import { useCallback, useEffect, useState } from "react";
import type { TextMatch } from "../pdf/find-text";
import type { OpenPdf } from "../pdf/open-pdf";
import type { Viewer } from "../viewer/viewer";
import { type Found, search } from "./search";

/** A search in the document that is read. */
export interface Find {
  readonly needle: string;
  readonly search: (needle: string) => void;
  readonly status: "idle" | Found["status"];
  readonly matches: readonly TextMatch[];
  readonly more: boolean;
  /** Index of the match that is shown; -1 while there is none. */
  readonly at: number;
  /** Shows the match `steps` further on; after the last comes the first. */
  readonly step: (steps: number) => void;
}

/** Milliseconds without typing after which a search begins. */
const PAUSE = 200;

/** Searches while one types, marks what is found, and brings the match that is shown into view. */
export function useFind(pdf: OpenPdf, viewer: Viewer): Find {
  const [needle, setNeedle] = useState("");
  const [found, setFound] = useState<Found | null>(null);
  const [chosen, setChosen] = useState<TextMatch | null>(null);

  useEffect(
    function searchDocument() {
      setFound(null);
      setChosen(null);
      if (needle.trim() === "") return;
      const ending = new AbortController();
      const { page } = viewer.state();
      const pause = setTimeout(() => search(pdf, needle, page, ending.signal, setFound), PAUSE);
      return () => {
        clearTimeout(pause);
        ending.abort();
      };
    },
    [pdf, viewer, needle],
  );

  const matches = found?.matches;
  const shown = chosen ?? found?.first ?? null;
  const at = shown && matches ? matches.indexOf(shown) : -1;

  useEffect(
    function markMatches() {
      viewer.mark(matches ?? [], at);
    },
    [viewer, matches, at],
  );
  useEffect(
    function unmark() {
      return () => viewer.mark([], -1);
    },
    [viewer],
  );
  useEffect(
    function showMatch() {
      const box = shown?.boxes[0];
      if (shown && box) viewer.goTo(shown.page, box);
    },
    [viewer, shown],
  );

  const step = useCallback(
    (steps: number) => {
      if (!matches || matches.length === 0) return;
      setChosen(matches[(at + steps + matches.length) % matches.length] ?? null);
    },
    [matches, at],
  );

  return {
    needle,
    search: setNeedle,
    status: needle.trim() === "" ? "idle" : (found?.status ?? "searching"),
    matches: matches ?? [],
    more: found?.more ?? false,
    at,
    step,
  };
}
