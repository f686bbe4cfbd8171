import { coversInk } from "@sign/protocol";
import type { StateOf } from "../flow/state";
import type { OpenPdf } from "../pdf/open-pdf";
import { useSign } from "../use-sign";
import type { SealPlace } from "./seal-place";
import type { FreeSpace } from "./suggest-free-space";
import { useFreeSpace } from "./use-free-space";

/** The seal of one document while it is placed. */
export interface DocumentSeal {
  readonly state: StateOf<"placing">;
  readonly place: SealPlace | null;
  /** Of the seal's page; `null` while it is not known. */
  readonly freeSpace: FreeSpace | null;
  /** True when the seal would cover text or pictures, as far as is known. */
  readonly covers: boolean;
}

/** The seal of this document; `null` when nothing is placed now. */
export function useDocumentSeal(document: number, pdf: OpenPdf | null): DocumentSeal | null {
  const { state } = useSign();
  const placing = state.status === "placing" ? state : null;
  const place = placing?.placements.find((placement) => placement.document === document) ?? null;
  const freeSpace = useFreeSpace(pdf, place?.page ?? null);
  if (!placing) return null;
  const covers = place !== null && freeSpace !== null && coversInk(freeSpace.map, place);
  return { state: placing, place, freeSpace, covers };
}
