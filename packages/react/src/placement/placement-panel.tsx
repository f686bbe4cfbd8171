import { type ReactNode, useSyncExternalStore } from "react";
import { useMessages } from "../i18n/use-messages";
import type { OpenPdf } from "../pdf/open-pdf";
import { Icon } from "../sign-dialog/icon";
import { useSign } from "../use-sign";
import type { Viewer } from "../viewer/viewer";
import { usePositionText } from "./length-unit";
import { PlaceActions } from "./place-actions";
import { PlaceFields } from "./place-fields";
import { PlaceSuggestions } from "./place-suggestions";
import { type DocumentSeal, useDocumentSeal } from "./use-document-seal";
import { useSayPlace } from "./use-say-place";

/** Props of {@link PlacementPanel}. */
export interface PlacementPanelProps {
  /** `null`, as `pdf`, when the preview could not be opened: numbers are all there is then. */
  readonly viewer: Viewer | null;
  readonly pdf: OpenPdf | null;
  /** The index of the document that is shown. */
  readonly document: number;
}

interface NoteProps {
  readonly kind: "warning" | "info";
  readonly children: ReactNode;
}

function Note({ kind, children }: NoteProps) {
  return (
    <p data-sign-part="place-note" data-state={kind}>
      <Icon name={kind} />
      <span>{children}</span>
    </p>
  );
}

interface MovableProps extends PlacementPanelProps {
  readonly seal: DocumentSeal;
}

/** Nothing changes where there is no viewer. */
const noChanges = () => () => {};

/** Says moves where there is no layer on the pages to say them. */
function SayPlace({ seal, document }: { readonly seal: DocumentSeal; readonly document: number }) {
  useSayPlace(seal, document, null);
  return null;
}

function MovablePanel({ viewer, pdf, document, seal }: MovableProps) {
  const { text } = useMessages("<SignDialog>");
  const { place, unplace } = useSign();
  useSyncExternalStore(viewer?.subscribe ?? noChanges, () => viewer?.state() ?? null);
  const { place: at, freeSpace, covers, state } = seal;
  const missed = state.settled.some((entry) => entry.document === document && !entry.anchored);
  return (
    <>
      {viewer ? null : <SayPlace seal={seal} document={document} />}
      <PlaceFields
        place={at}
        pageCount={pdf?.pageCount ?? null}
        sizeOf={viewer ? (page) => viewer.size(page) : null}
        onPlace={(moved) => (moved ? place({ document, ...moved }) : unplace(document))}
      />
      {at ? null : <Note kind="info">{text.place.vendorChooses}</Note>}
      {covers ? <Note kind="warning">{text.place.covers}</Note> : null}
      {missed ? <Note kind="info">{text.place.anchorMissed}</Note> : null}
      {viewer && at ? (
        <PlaceSuggestions
          size={viewer.size(at.page)}
          freeSpace={freeSpace}
          onSuggestion={(point) => place({ document, page: at.page, ...point })}
        />
      ) : null}
      <PlaceActions state={state} document={document} />
    </>
  );
}

function FixedPanel({ seal }: { readonly seal: DocumentSeal }) {
  const { text } = useMessages("<SignDialog>");
  const position = usePositionText();
  const { place, state } = seal;
  if (state.policy.mode === "none") return <Note kind="info">{text.place.vendorChooses}</Note>;
  return (
    <Note kind="info">
      {text.place.fixed} {place ? `${position(place)}.` : null}
    </Note>
  );
}

/** Where one document's seal is, in numbers and words, with all that can be done about it without a pointer. */
export function PlacementPanel({ viewer, pdf, document }: PlacementPanelProps): ReactNode {
  const seal = useDocumentSeal(document, pdf);
  if (!seal) return null;
  const { mode } = seal.state.policy;
  const isFixed = mode === "fixed" || mode === "none";
  return (
    <div data-sign-part="placement" data-state={mode}>
      {isFixed ? (
        <FixedPanel seal={seal} />
      ) : (
        <MovablePanel viewer={viewer} pdf={pdf} document={document} seal={seal} />
      )}
    </div>
  );
}
