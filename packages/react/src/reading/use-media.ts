import { useCallback, useSyncExternalStore } from "react";

/** From this width there is room for tabs beside one another; the stylesheet says the same. */
export const ROOMY = "(min-width: 40rem)";

/** From this width the overview has a column of its own beside the document; the stylesheet says the same. */
export const WIDE = "(min-width: 56.25rem)";

/** Whether a media query holds, followed. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const media = window.matchMedia(query);
      media.addEventListener("change", listener);
      return () => media.removeEventListener("change", listener);
    },
    [query],
  );
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(query).matches,
    () => false,
  );
}
