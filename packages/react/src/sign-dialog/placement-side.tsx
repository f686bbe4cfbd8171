import { type Placement, SEAL_SIZE } from "@sign/protocol";
import { type ReactNode, useId, useState } from "react";
import { useMessages } from "../i18n/use-messages";
import { useMedia, WIDE } from "../reading/use-media";
import type { Viewer } from "../viewer/viewer";
import { Action } from "./action";
import { Icon } from "./icon";

/** Props of {@link PlacementSide}. */
export interface PlacementSideProps {
  /** Where the seal of the document on show is; `null` when it is nowhere. */
  readonly placement: Placement | null;
  /** False when nobody places it here. */
  readonly movable: boolean;
  readonly viewer: Viewer | null;
  readonly children: ReactNode;
}

/** Where the seal is, and all that moves it: a column beside the document, or a sheet below it that is folded until one asks for it. */
export function PlacementSide({ placement, movable, viewer, children }: PlacementSideProps) {
  const { text } = useMessages("<SignDialog>");
  const body = useId();
  const wide = useMedia(WIDE);
  const [wanted, setWanted] = useState(false);
  const unfolded = wide || wanted;
  if (!movable) return <div data-sign-part="side">{children}</div>;
  const said = placement ? text.read.placeOnPage(placement.page) : text.read.placeNowhere;
  return (
    <aside
      aria-label={text.read.place}
      data-sign-part="side"
      data-state={unfolded ? "unfolded" : "folded"}
    >
      <div data-sign-part="side-head">
        {wide ? (
          <span data-sign-part="side-title">{said}</span>
        ) : (
          <button
            type="button"
            data-sign-part="side-title"
            aria-expanded={unfolded}
            aria-controls={body}
            onClick={() => setWanted(!wanted)}
          >
            <Icon name="seal" />
            <span>{said}</span>
            <Icon name={unfolded ? "down" : "up"} />
          </button>
        )}
        {placement && viewer ? (
          <Action
            kind="quiet"
            onClick={() => viewer.reveal(placement.page, { ...SEAL_SIZE, ...placement })}
          >
            {text.read.showPlace}
          </Action>
        ) : null}
      </div>
      <div id={body} data-sign-part="side-body" hidden={!unfolded}>
        {children}
      </div>
    </aside>
  );
}
