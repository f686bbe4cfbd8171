import type { Placement } from "@sign/protocol";
import type { StateOf } from "../flow/state";
import { useMessages } from "../i18n/use-messages";
import { Action } from "../sign-dialog/action";
import { useAnnounce } from "../sign-dialog/announcer";
import { useSign } from "../use-sign";

/** Props of {@link PlaceActions}. */
export interface PlaceActionsProps {
  readonly state: StateOf<"placing">;
  readonly document: number;
}

/** The first document whose seal differs, by index; `null` when none does. */
function changed(a: readonly Placement[], b: readonly Placement[]): number | null {
  const at = (placements: readonly Placement[], document: number): string =>
    JSON.stringify(placements.find((placement) => placement.document === document) ?? null);
  const documents = [...a, ...b].map(({ document }) => document);
  return documents.find((document) => at(a, document) !== at(b, document)) ?? null;
}

interface PlaceActionProps {
  /** Nothing to do now: it says so and keeps the focus, which a disabled button would lose. */
  readonly idle: boolean;
  readonly onClick: () => void;
  readonly children: string;
}

const PlaceAction = ({ idle, onClick, children }: PlaceActionProps) => (
  <Action kind="quiet" aria-disabled={idle || undefined} onClick={idle ? undefined : onClick}>
    {children}
  </Action>
);

/** Undo, the same place on every document, and leaving the place to the vendor. A document takes one seal, so there is no "on every page". */
export function PlaceActions({ state, document }: PlaceActionsProps) {
  const { text } = useMessages("<SignDialog>");
  const { placeEverywhere, undoPlacement, unplace } = useSign();
  const announce = useAnnounce();
  const { documents, placements, history } = state;
  const isPlaced = placements.some((placement) => placement.document === document);
  const before = history.at(-1);

  const undo = () => {
    const elsewhere = before ? changed(placements, before) : null;
    undoPlacement();
    const name = elsewhere === null ? undefined : documents[elsewhere]?.name;
    if (elsewhere !== document && name !== undefined) announce(text.place.undoneIn(name));
  };

  const everywhere = () => {
    placeEverywhere(document);
    announce(text.place.placedEverywhere(documents.length));
  };

  return (
    <div data-sign-part="place-actions">
      <PlaceAction idle={!before} onClick={undo}>
        {text.place.undo}
      </PlaceAction>
      {documents.length > 1 ? (
        <PlaceAction idle={!isPlaced} onClick={everywhere}>
          {text.place.everywhere}
        </PlaceAction>
      ) : null}
      <PlaceAction idle={!isPlaced} onClick={() => unplace(document)}>
        {text.place.letVendor}
      </PlaceAction>
    </div>
  );
}
