import type { TextMatch } from "../pdf/find-text";
import type { Box } from "../pdf/open-pdf";
import { createPageSheet, type PageSheet } from "./page-sheet";
import { type PageSizes, pageSize } from "./page-sizes";
import type { ViewerLabels } from "./viewer";

/** The pages that exist as elements, in the order of the document. */
export interface PageSheets {
  get(page: number): PageSheet | null;
  /** Those there are, in no particular order. */
  entries(): Iterable<readonly [page: number, sheet: PageSheet]>;
  /** Makes and removes elements such that these pages, and no others, exist. */
  keep(pages: ReadonlySet<number>): void;
  mark(matches: readonly TextMatch[], current: number): void;
}

/** What {@link PageSheets} work with. */
export interface PageSheetsOptions {
  readonly track: HTMLElement;
  /** The element of the track that all pages come before. */
  readonly end: HTMLElement;
  readonly sizes: PageSizes;
  readonly labels: ViewerLabels;
  readonly retry: (page: number) => void;
  readonly added: (page: number, sheet: PageSheet) => void;
  readonly removed: (page: number) => void;
}

/** No pages yet. */
export function createPageSheets(options: PageSheetsOptions): PageSheets {
  const { track, end, sizes, labels, retry, added, removed } = options;
  const sheets = new Map<number, PageSheet>();
  let marks = new Map<number, { readonly box: Box; readonly current: boolean }[]>();

  const showMarks = (page: number, sheet: PageSheet): void =>
    sheet.mark(marks.get(page) ?? [], pageSize(sizes, page));

  function add(page: number): void {
    const sheet = createPageSheet(page, sizes.count, labels, () => retry(page));
    const later = [...sheets.keys()].filter((other) => other > page);
    const next = later.length > 0 ? sheets.get(Math.min(...later)) : undefined;
    sheets.set(page, sheet);
    added(page, sheet);
    showMarks(page, sheet);
    track.insertBefore(sheet.element, next?.element ?? end);
  }

  return {
    get: (page) => sheets.get(page) ?? null,
    entries: () => sheets.entries(),
    keep(pages) {
      for (const [page, { element }] of sheets) {
        if (pages.has(page)) continue;
        element.remove();
        sheets.delete(page);
        removed(page);
      }
      for (const page of pages) if (!sheets.has(page)) add(page);
    },
    mark(matches, current) {
      marks = new Map();
      for (const [at, { page, boxes }] of matches.entries()) {
        const areas = marks.get(page) ?? [];
        areas.push(...boxes.map((box) => ({ box, current: at === current })));
        marks.set(page, areas);
      }
      for (const [page, sheet] of sheets) showMarks(page, sheet);
    },
  };
}
