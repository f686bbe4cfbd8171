import { useMessages } from "../i18n/use-messages";
import type { OpenPdf } from "../pdf/open-pdf";
import { usePositionText } from "./length-unit";
import type { DocumentSeal } from "./use-document-seal";
import { useSayChanges } from "./use-say-changes";

/** Says where a document's seal is after it has moved, with a warning when it would cover something; nothing of where it is first put. */
export function useSayPlace(seal: DocumentSeal, document: number, pdf: OpenPdf | null): void {
  const { text } = useMessages("<SignDialog>");
  const position = usePositionText();
  const { state, place, covers } = seal;
  const isSettled = pdf === null || state.settled.some((entry) => entry.document === document);
  const where = place ? position(place) : text.place.vendorChooses;
  const said = covers ? `${where}. ${text.place.covers}` : where;
  useSayChanges(isSettled ? said : null);
}
