import { clampToPage, type Point, SEAL_MARGIN, SEAL_SIZE, type Size } from "@sign/protocol";
import { useMessages } from "../i18n/use-messages";
import { Action } from "../sign-dialog/action";
import type { FreeSpace } from "./suggest-free-space";

/** Props of {@link PlaceSuggestions}. */
export interface PlaceSuggestionsProps {
  /** The size of the seal's page, in displayed points. */
  readonly size: Size;
  /** `null` while the page is looked through. */
  readonly freeSpace: FreeSpace | null;
  readonly onSuggestion: (at: Point) => void;
}

/** Places on the seal's page, each a button: beside the words that ask for a signature, where nothing is covered, and the bottom corners. */
export function PlaceSuggestions({ size, freeSpace, onSuggestion }: PlaceSuggestionsProps) {
  const { text } = useMessages("<SignDialog>");
  const bottom = size.height - SEAL_SIZE.height - SEAL_MARGIN;
  const left = clampToPage(size, { x: SEAL_MARGIN, y: bottom });
  const right = clampToPage(size, { x: size.width - SEAL_SIZE.width - SEAL_MARGIN, y: bottom });
  const { nearWords, nearBottom } = freeSpace ?? { nearWords: null, nearBottom: null };
  const word = nearWords?.words.text;
  const places: readonly { readonly name: string; readonly at: Point | undefined }[] = [
    { name: word ? text.place.nextTo(word) : text.place.onLine, at: nearWords?.at },
    { name: text.place.freeSpace, at: nearBottom ?? undefined },
    { name: text.place.bottomLeft, at: left },
    { name: text.place.bottomRight, at: right },
  ];
  return (
    <fieldset data-sign-part="suggestions">
      <legend>{text.place.suggestions}</legend>
      <div>
        {places.map(({ name, at }) =>
          at ? (
            <Action key={name} kind="secondary" onClick={() => onSuggestion(at)}>
              {name}
            </Action>
          ) : null,
        )}
      </div>
    </fieldset>
  );
}
