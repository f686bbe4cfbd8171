import { useCallback, useEffect, useId, useRef, useState } from "react";
import { useMessages } from "../i18n/use-messages";
import type { OpenPdf } from "../pdf/open-pdf";
import type { Viewer } from "../viewer/viewer";
import { FindBar } from "./find-bar";
import { Overview } from "./overview";
import { Toolbar } from "./toolbar";
import { useFindKey } from "./use-find-key";
import { useMedia, WIDE } from "./use-media";
import { type ReadingPlace, useViewer } from "./use-viewer";

/** Props of {@link Reader}. */
export interface ReaderProps {
  readonly name: string;
  readonly pdf: OpenPdf;
  /** Where the document was left; the same object for as long as the document is the same. */
  readonly place: ReadingPlace;
  /** Told of the viewer when it is there, and `null` when it has ended. Must stay the same function. */
  readonly onViewer: (viewer: Viewer | null) => void;
}

/** One document to read: its pages in a continuous scroll, and what finds a way in them. */
export function Reader({ name, pdf, place, onViewer }: ReaderProps) {
  const { text } = useMessages("<SignDialog>");
  const [host, setHost] = useState<HTMLElement | null>(null);
  const viewer = useViewer(host, pdf, place);
  const wide = useMedia(WIDE);
  const overview = useId();
  const overviewButton = useRef<HTMLButtonElement>(null);
  const [wanted, setWanted] = useState<boolean | null>(null);
  const [asked, setAsked] = useState(0);
  const open = wanted ?? (wide && pdf.pageCount > 1);

  const find = useCallback(() => setAsked((before) => before + 1), []);
  useFindKey(find);
  useEffect(() => {
    onViewer(viewer);
    return () => onViewer(null);
  }, [viewer, onViewer]);

  const closeOverview = () => {
    setWanted(false);
    overviewButton.current?.focus();
  };
  const closeFind = () => {
    setAsked(0);
    host?.focus({ preventScroll: true });
  };
  const choose = (page: number) => {
    viewer?.goTo(page);
    if (wide) return;
    setWanted(false);
    host?.focus({ preventScroll: true });
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes what lies over the document, wherever the focus is
    <div
      data-sign-part="preview"
      data-state={open && !wide ? "overlaid" : "open"}
      onKeyDown={({ key }) => {
        if (key === "Escape" && open && !wide) closeOverview();
      }}
    >
      {viewer ? (
        <Toolbar
          ref={overviewButton}
          viewer={viewer}
          overview={{ id: overview, open }}
          onOverview={() => setWanted(!open)}
          finding={asked > 0}
          onFind={find}
        />
      ) : (
        <div data-sign-part="toolbar" />
      )}
      {viewer && asked > 0 ? (
        <FindBar pdf={pdf} viewer={viewer} asked={asked} onClose={closeFind} />
      ) : null}
      <div data-sign-part="reader">
        {viewer && open ? (
          <Overview
            id={overview}
            pdf={pdf}
            viewer={viewer}
            place={wide ? "beside" : "over"}
            onChoose={choose}
            onClose={closeOverview}
          />
        ) : null}
        <section
          ref={setHost}
          data-sign-part="pages"
          aria-label={text.read.pages(name)}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keys
          tabIndex={0}
        />
      </div>
    </div>
  );
}
