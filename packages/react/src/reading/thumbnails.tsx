import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useMessages } from "../i18n/use-messages";
import type { OpenPdf } from "../pdf/open-pdf";
import { useCssVariables } from "../sign-dialog/css-variables";
import type { Viewer } from "../viewer/viewer";
import { createDrawQueue } from "./draw-queue";
import { THUMBNAIL_SIDE, Thumbnail } from "./thumbnail";
import { type Cell, useGrid } from "./use-grid";
import { useViewerState } from "./use-viewer";

/** A thumbnail with its number below and room around, in CSS pixels. */
const CELL: Cell = { width: THUMBNAIL_SIDE + 16, height: THUMBNAIL_SIDE + 44 };

const moves: Readonly<Record<string, (page: number, columns: number, count: number) => number>> = {
  ArrowLeft: (page) => page - 1,
  ArrowRight: (page) => page + 1,
  ArrowUp: (page, columns) => page - columns,
  ArrowDown: (page, columns) => page + columns,
  Home: () => 1,
  End: (_page, _columns, count) => count,
};

/** Props of {@link Thumbnails}. */
export interface ThumbnailsProps {
  readonly pdf: OpenPdf;
  readonly viewer: Viewer;
  /** Whether the focus goes to the current page's thumbnail when the list appears. */
  readonly takesFocus: boolean;
  readonly onChoose: (page: number) => void;
}

/** Small pictures of all pages, of which those in view exist; arrow keys go between them, as the ARIA listbox pattern has it, Enter leads to the page. */
export function Thumbnails({ pdf, viewer, takesFocus, onChoose }: ThumbnailsProps) {
  const { text } = useMessages("<SignDialog>");
  const scroller = useRef<HTMLDivElement>(null);
  const [queue] = useState(createDrawQueue);
  const page = useViewerState(viewer, (state) => state.page);
  const count = useViewerState(viewer, (state) => state.pageCount);
  const grid = useGrid(scroller, CELL, count);
  // Sizes that become known later change the sheets.
  useViewerState(viewer, (state) => state.revision);
  const [reached, setReached] = useState<number | null>(takesFocus ? page : null);
  const list = useCssVariables<HTMLDivElement>({
    "--_height": `${grid.height}px`,
    "--_before": `${grid.before}px`,
    "--_cell": `${CELL.height}px`,
    "--_columns": `${grid.columns}`,
  });
  const { columns } = grid;
  const pages = Array.from({ length: grid.last - grid.first + 1 }, (_, at) => grid.first + at + 1);
  const stop = reached ?? page;

  useLayoutEffect(
    function keepInView() {
      const element = scroller.current;
      if (!element || element.clientHeight === 0) return;
      const top = Math.floor((stop - 1) / columns) * CELL.height;
      const bottom = top + CELL.height;
      if (top < element.scrollTop) element.scrollTop = top;
      else if (bottom > element.scrollTop + element.clientHeight) {
        element.scrollTop = bottom - element.clientHeight;
      }
    },
    [stop, columns],
  );

  const isThere = stop >= grid.first + 1 && stop <= grid.last + 1;
  useEffect(
    function followKeys() {
      if (reached === null || !isThere) return;
      list.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true });
    },
    [reached, isThere, list],
  );

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      onChoose(stop);
      return;
    }
    const next = moves[event.key]?.(stop, columns, count);
    if (next === undefined) return;
    event.preventDefault();
    if (next >= 1 && next <= count) setReached(next);
  };

  return (
    <div ref={scroller} data-sign-part="thumbnails">
      <div
        ref={list}
        role="listbox"
        aria-label={text.read.thumbnails}
        data-sign-part="thumbnail-list"
        onKeyDown={onKeyDown}
        onBlur={({ currentTarget, relatedTarget }) => {
          if (!currentTarget.contains(relatedTarget)) setReached(null);
        }}
      >
        {pages.map((number) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the list answers to keys
          <div
            key={number}
            role="option"
            aria-label={text.read.thumbnail(number)}
            aria-selected={number === page}
            aria-setsize={count}
            aria-posinset={number}
            tabIndex={number === stop ? 0 : -1}
            data-sign-part="thumbnail"
            onClick={() => onChoose(number)}
          >
            <Thumbnail pdf={pdf} page={number} size={viewer.size(number)} queue={queue} />
            <span data-sign-part="thumbnail-number" aria-hidden="true">
              {number}
            </span>
          </div>
        ))}
      </div>
    </div>
  );
}
