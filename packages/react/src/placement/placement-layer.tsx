import { isMovable, SEAL_SIZE } from "@sign/protocol";
import { type ReactNode, useEffect, useRef, useSyncExternalStore } from "react";
import { createPortal } from "react-dom";
import type { OpenPdf } from "../pdf/open-pdf";
import { useSign } from "../use-sign";
import type { Viewer } from "../viewer/viewer";
import { FixedSeal, Seal } from "./seal";
import { isSamePlace, placeAround, type SealPlace } from "./seal-place";
import { type DocumentSeal, useDocumentSeal } from "./use-document-seal";
import { useSayPlace } from "./use-say-place";

/** Props of {@link PlacementLayer}. */
export interface PlacementLayerProps {
  readonly viewer: Viewer;
  readonly pdf: OpenPdf;
  /** The index of the document that the viewer shows. */
  readonly document: number;
}

/** Keeps a seal that was moved by keys, by numbers or by undo in view; where it is first put, nobody is taken away from what they read. */
function useRevealMoves(viewer: Viewer, place: SealPlace | null): void {
  const before = useRef(place);
  useEffect(() => {
    const moved = before.current !== null && place !== null && !isSamePlace(before.current, place);
    before.current = place;
    if (moved) viewer.reveal(place.page, { x: place.x, y: place.y, ...SEAL_SIZE });
  }, [viewer, place]);
}

interface MovableSealProps extends PlacementLayerProps {
  readonly seal: DocumentSeal;
}

function MovableSeal({ viewer, pdf, document, seal }: MovableSealProps) {
  const { place: put } = useSign();
  const { place, covers } = seal;

  useEffect(
    function placeWhereTapped() {
      return viewer.onPageClick(({ page, x, y }) => {
        put({ document, ...placeAround(page, viewer.size(page), { x, y }) });
      });
    },
    [viewer, put, document],
  );
  useRevealMoves(viewer, place);
  useSayPlace(seal, document, pdf);

  if (!place) return null;
  return (
    <Seal
      viewer={viewer}
      place={place}
      covers={covers}
      onPlace={(moved, how) => put({ document, ...moved }, how)}
    />
  );
}

/** The seal on the pages that a viewer shows: movable, or where the sender put it; none where the vendor chooses. A tap on a page puts it there. */
export function PlacementLayer({ viewer, pdf, document }: PlacementLayerProps): ReactNode {
  useSyncExternalStore(viewer.subscribe, viewer.state, viewer.state);
  const seal = useDocumentSeal(document, pdf);
  if (!seal) return null;
  const { place, state } = seal;
  const shown =
    place && place.page <= pdf.pageCount ? <FixedSeal viewer={viewer} place={place} /> : null;
  return createPortal(
    isMovable(state.policy) ? (
      <MovableSeal viewer={viewer} pdf={pdf} document={document} seal={seal} />
    ) : (
      shown
    ),
    viewer.overlay,
  );
}
