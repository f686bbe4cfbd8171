import { forwardRef } from "react";
import { useMessages } from "../i18n/use-messages";
import { useAnnounce } from "../sign-dialog/announcer";
import { IconButton } from "../sign-dialog/icon-button";
import type { Viewer } from "../viewer/viewer";
import { PageField } from "./page-field";
import { useViewerState } from "./use-viewer";
import { ZoomControl } from "./zoom-control";

/** Props of {@link Toolbar}. */
export interface ToolbarProps {
  readonly viewer: Viewer;
  /** Id of the overview, and whether it is open. */
  readonly overview: { readonly id: string; readonly open: boolean };
  readonly onOverview: () => void;
  readonly finding: boolean;
  readonly onFind: () => void;
}

/** What one reads with, in one row: overview, page, size, search. The ref is the overview's button. */
export const Toolbar = forwardRef<HTMLButtonElement, ToolbarProps>(function Toolbar(
  { viewer, overview, onOverview, finding, onFind },
  ref,
) {
  const { text } = useMessages("<SignDialog>");
  const announce = useAnnounce();
  const page = useViewerState(viewer, (state) => state.page);
  const count = useViewerState(viewer, (state) => state.pageCount);
  const go = (target: number) => {
    viewer.goTo(target);
    announce(text.read.page(target, count));
  };
  return (
    <div data-sign-part="toolbar">
      <IconButton
        ref={ref}
        icon="overview"
        label={text.read.overview}
        aria-expanded={overview.open}
        aria-controls={overview.open ? overview.id : undefined}
        onClick={onOverview}
      />
      <div data-sign-part="paging">
        <IconButton
          icon="up"
          label={text.read.previousPage}
          idle={page <= 1}
          onClick={() => go(page - 1)}
        />
        <PageField viewer={viewer} />
        <IconButton
          icon="down"
          label={text.read.nextPage}
          idle={page >= count}
          onClick={() => go(page + 1)}
        />
      </div>
      <ZoomControl viewer={viewer} />
      <IconButton
        icon="find"
        label={text.read.find}
        aria-expanded={finding}
        aria-keyshortcuts="Control+F Meta+F"
        onClick={onFind}
      />
    </div>
  );
});
