import type { WindowPoint } from "./viewer";

/** CSS pixels that a pointer may move between press and release and still have clicked. */
const STEADY = 6;

const selects = (): boolean => document.getSelection()?.isCollapsed === false;

/**
 * Calls `listener` for clicks and taps on pages that are meant for the page: not for a link, a button or what lies
 * over the pages, not at the end of selecting text, and not where a click lets go of a selection. Ends with `signal`.
 */
export function addPageClicks(
  track: HTMLElement,
  listener: (event: MouseEvent) => void,
  signal: AbortSignal,
): void {
  let press: (WindowPoint & { readonly selecting: boolean }) | null = null;

  track.addEventListener(
    "pointerdown",
    ({ clientX, clientY }) => {
      press = { clientX, clientY, selecting: selects() };
    },
    { signal },
  );
  track.addEventListener(
    "click",
    (event) => {
      const began = press;
      press = null;
      const { target } = event;
      if (!(target instanceof Element) || !target.closest('[data-sign-part="page"]')) return;
      if (target.closest("a, button, [data-sign-part='page-note']")) return;
      if (selects() || began?.selecting) return;
      const way = began
        ? Math.hypot(event.clientX - began.clientX, event.clientY - began.clientY)
        : 0;
      if (way <= STEADY) listener(event);
    },
    { signal },
  );
}
