/** Most pages that a selection keeps: copying more than that takes "select all" of another program. */
const MOST = 20;

function pageOf(track: HTMLElement, node: Node | null): readonly number[] {
  const element = node instanceof Element ? node : (node?.parentElement ?? null);
  const sheet = element?.closest<HTMLElement>("[data-page]");
  return sheet && track.contains(sheet) ? [Number(sheet.dataset.page)] : [];
}

/** The pages, from 1, that stay although they are out of view: those with the focus, and those that a selection spans. */
export function pinnedPages(track: HTMLElement): readonly number[] {
  const selection = document.getSelection();
  const ends =
    selection && !selection.isCollapsed
      ? [...pageOf(track, selection.anchorNode), ...pageOf(track, selection.focusNode)]
      : [];
  const first = Math.min(...ends);
  const length = ends.length > 0 ? Math.min(MOST, Math.max(...ends) - first + 1) : 0;
  const selected = Array.from({ length }, (_, at) => first + at);
  return [...new Set([...selected, ...pageOf(track, document.activeElement)])];
}
