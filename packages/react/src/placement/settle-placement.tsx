import { displayedSize } from "@sign/protocol";
import { useEffect } from "react";
import type { StateOf } from "../flow/state";
import type { OpenPdf } from "../pdf/open-pdf";
import { openerOf } from "../sign-dialog/dialog-claims";
import { useSignContext } from "../sign-provider";
import { useSign } from "../use-sign";
import { firstPlace } from "./first-place";
import { isSamePlace, placeOn, type SealPlace } from "./seal-place";

/** Props of {@link SettlePlacement}. */
export interface SettlePlacementProps {
  readonly state: StateOf<"placing">;
  readonly document: number;
  readonly pdf: OpenPdf;
}

/** The nearest place inside the document; the same one for a place that is inside already, as nearly every one is. */
async function inside(pdf: OpenPdf, place: SealPlace): Promise<SealPlace> {
  const page = Math.min(place.page, pdf.pageCount);
  return placeOn(page, displayedSize(await pdf.geometry(page)), place);
}

/**
 * Gives the seal of an open document its first place, and brings one that lies outside its page back to it: as when numbers
 * were typed before the document opened, or another document's place was taken over. Shows nothing.
 */
export function SettlePlacement({ state, document, pdf }: SettlePlacementProps): null {
  const { flow } = useSignContext("<SignDialog>");
  const { settle } = useSign();
  const { policy } = state;
  const before = state.settled.find((entry) => entry.document === document) ?? null;
  const placed = state.placements.find((placement) => placement.document === document) ?? null;

  useEffect(
    function settleFirst() {
      if (before) return;
      const ending = new AbortController();
      const { signal } = ending;
      const suggestion = openerOf(flow)?.placement;
      const finding = placed
        ? Promise.resolve({ place: placed, anchored: true })
        : firstPlace({ pdf, document, policy, suggestion, signal });
      finding.then(
        ({ place, anchored }) => {
          if (signal.aborted) return;
          settle({ document, pages: pdf.pageCount, anchored }, place && { ...place, document });
        },
        () => {
          // A page that cannot be read leaves the place open; the page itself says so.
          if (!signal.aborted) settle({ document, pages: pdf.pageCount, anchored: true }, null);
        },
      );
      return () => ending.abort();
    },
    [before, placed, pdf, document, policy, flow, settle],
  );

  useEffect(
    function keepInside() {
      if (!before || !placed || policy.mode === "fixed") return;
      let current = true;
      inside(pdf, placed).then(
        (place) => {
          if (current && !isSamePlace(place, placed)) settle(before, { ...place, document });
        },
        () => undefined,
      );
      return () => {
        current = false;
      };
    },
    [before, placed, pdf, document, policy, settle],
  );

  return null;
}
