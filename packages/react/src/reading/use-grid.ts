import { type RefObject, useLayoutEffect, useState } from "react";

/** Cells of one size in a scrolling element, as many beside one another as there is room for. */
export interface Grid {
  readonly columns: number;
  /** Height of all rows together in CSS pixels. */
  readonly height: number;
  /** Indices of the first and last cell in or near the view. */
  readonly first: number;
  readonly last: number;
  /** Height of the rows before {@link Grid.first} in CSS pixels. */
  readonly before: number;
}

/** The size of a cell in CSS pixels; cells grow wider to fill a row. */
export interface Cell {
  readonly width: number;
  readonly height: number;
}

/** Which of `count` cells are worth having in the page: those in view, and a row on each side. */
export function gridIn(
  view: { readonly width: number; readonly height: number; readonly top: number },
  cell: Cell,
  count: number,
): Grid {
  const columns = Math.max(1, Math.floor(view.width / cell.width));
  const rows = Math.ceil(count / columns);
  const firstRow = Math.max(0, Math.min(rows, Math.floor(view.top / cell.height)) - 1);
  const lastRow = Math.min(rows, Math.ceil((view.top + view.height) / cell.height) + 1);
  return {
    columns,
    height: rows * cell.height,
    first: firstRow * columns,
    last: Math.min(count, lastRow * columns) - 1,
    before: firstRow * cell.height,
  };
}

/** The {@link Grid} of a scrolling element, followed as it scrolls and changes its size. */
export function useGrid(scroller: RefObject<HTMLElement | null>, cell: Cell, count: number): Grid {
  const [view, setView] = useState({ width: 0, height: 0, top: 0 });
  useLayoutEffect(
    function followView() {
      const element = scroller.current;
      if (!element) return;
      let frame = 0;
      const look = () => {
        frame = 0;
        const { clientWidth: width, clientHeight: height, scrollTop: top } = element;
        setView({ width, height, top });
      };
      const soon = () => {
        frame ||= requestAnimationFrame(look);
      };
      const resized = new ResizeObserver(soon);
      resized.observe(element);
      element.addEventListener("scroll", soon, { passive: true });
      look();
      return () => {
        cancelAnimationFrame(frame);
        resized.disconnect();
        element.removeEventListener("scroll", soon);
      };
    },
    [scroller],
  );
  return gridIn(view, cell, count);
}
