import { useCallback, useLayoutEffect, useMemo, useState, useSyncExternalStore } from "react";
import { useMessages } from "../i18n/use-messages";
import type { OpenPdf } from "../pdf/open-pdf";
import {
  createViewer,
  type Viewer,
  type ViewerLabels,
  type ViewerPosition,
  type ViewerState,
} from "../viewer/viewer";

/** Remembers where a document was left, and what of it was seen. */
export interface ReadingPlace {
  recall(): ViewerPosition | undefined;
  keep(position: ViewerPosition): void;
}

/** The words that the viewer itself puts on the page. */
function useViewerLabels(): ViewerLabels {
  const { text } = useMessages("<SignDialog>");
  return useMemo(
    () => ({
      page: text.read.page,
      failed: text.read.pageFailed,
      incomplete: text.read.pageIncomplete,
      retry: text.read.pageRetry,
      link: text.read.link,
    }),
    [text],
  );
}

/** A viewer in the scrolling element `host`, made where the document was left, and ended with the component. `place` must stay the same object for a document. */
export function useViewer(
  host: HTMLElement | null,
  pdf: OpenPdf,
  place: ReadingPlace,
): Viewer | null {
  const labels = useViewerLabels();
  const [viewer, setViewer] = useState<Viewer | null>(null);
  useLayoutEffect(
    function hostViewer() {
      if (!host) return;
      const restore = place.recall();
      const created = createViewer(host, pdf, { labels, ...(restore ? { restore } : {}) });
      setViewer(created);
      return () => {
        place.keep(created.position());
        created.destroy();
        setViewer(null);
      };
    },
    [host, pdf, labels, place],
  );
  return viewer;
}

const nothing = (): void => {};

/** What `choose` reads from a viewer, followed; renders again only when it is another. `null` while there is no viewer. */
export function useViewerState<
  Value extends string | number | boolean | null,
  Shown extends Viewer | null,
>(
  viewer: Shown,
  choose: (state: ViewerState, viewer: Viewer) => Value,
): Shown extends null ? null : Value;
export function useViewerState(
  viewer: Viewer | null,
  choose: (state: ViewerState, viewer: Viewer) => unknown,
): unknown {
  const subscribe = useCallback(
    (listener: () => void) => viewer?.subscribe(listener) ?? nothing,
    [viewer],
  );
  return useSyncExternalStore(subscribe, () => (viewer ? choose(viewer.state(), viewer) : null));
}
