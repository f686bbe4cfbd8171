import { useId, useState } from "react";
import { useMessages } from "../i18n/use-messages";
import type { OpenPdf } from "../pdf/open-pdf";
import { IconButton } from "../sign-dialog/icon-button";
import { moveBetweenTabs } from "../sign-dialog/tab-keys";
import type { Viewer } from "../viewer/viewer";
import { entryAt, Outline } from "./outline";
import { Thumbnails } from "./thumbnails";
import { useOutline } from "./use-outline";
import { useViewerState } from "./use-viewer";

/** Where the overview is: in a column of its own, or over the document, which it gives back once a page is chosen. */
export type OverviewPlace = "beside" | "over";

/** Props of {@link Overview}. */
export interface OverviewProps {
  readonly id: string;
  readonly pdf: OpenPdf;
  readonly viewer: Viewer;
  readonly place: OverviewPlace;
  readonly onChoose: (page: number) => void;
  readonly onClose: () => void;
}

const parts = ["thumbnails", "outline"] as const;

/** The pages as small pictures and, where the document has one, its table of contents. */
export function Overview({ id, pdf, viewer, place, onChoose, onClose }: OverviewProps) {
  const { text } = useMessages("<SignDialog>");
  const panel = useId();
  const [part, setPart] = useState<(typeof parts)[number]>("thumbnails");
  const page = useViewerState(viewer, (state) => state.page);
  const entries = useOutline(pdf);
  const hasOutline = entries.length > 0;
  return (
    <nav id={id} aria-label={text.read.overview} data-sign-part="overview" data-state={place}>
      {hasOutline || place === "over" ? (
        <div data-sign-part="overview-head">
          {hasOutline ? (
            <div
              role="tablist"
              aria-label={text.read.overview}
              data-sign-part="overview-tabs"
              onKeyDown={(event) =>
                moveBetweenTabs(event, parts.indexOf(part), (at) =>
                  setPart(parts[at] ?? "thumbnails"),
                )
              }
            >
              {parts.map((name) => (
                <button
                  key={name}
                  type="button"
                  role="tab"
                  aria-selected={name === part}
                  aria-controls={panel}
                  tabIndex={name === part ? 0 : -1}
                  data-sign-part="overview-tab"
                  onClick={() => setPart(name)}
                >
                  {text.read[name]}
                </button>
              ))}
            </div>
          ) : (
            <span data-sign-part="overview-tab">{text.read.thumbnails}</span>
          )}
          {place === "over" ? (
            <IconButton icon="close" label={text.read.overviewClose} onClick={onClose} />
          ) : null}
        </div>
      ) : null}
      <div
        id={panel}
        data-sign-part="overview-body"
        {...(hasOutline ? { role: "tabpanel", "aria-label": text.read[part] } : {})}
      >
        {part === "outline" && hasOutline ? (
          <Outline entries={entries} current={entryAt(entries, page)} onChoose={onChoose} />
        ) : (
          <Thumbnails pdf={pdf} viewer={viewer} takesFocus={place === "over"} onChoose={onChoose} />
        )}
      </div>
    </nav>
  );
}
