import {
  type AnchorSpot,
  displayedSize,
  isAnchored,
  type PlacementPolicy,
  type PointSpot,
  type Spot,
  spotOf,
  suggestedPoint,
} from "@sign/protocol";
import { findText } from "../pdf/find-text";
import type { OpenPdf } from "../pdf/open-pdf";
import type { SuggestedPlacement } from "../sign-dialog/dialog-claims";
import { placeOn, type SealPlace } from "./seal-place";

/** Where a seal is first put. */
export interface FirstPlace {
  /** `null` where the route leaves it to the vendor. */
  readonly place: SealPlace | null;
  /** False when the text it is tied to was not found, and the kit's suggestion took over. */
  readonly anchored: boolean;
}

/** What decides where a seal is first put. */
export interface FirstPlaceOptions {
  readonly pdf: OpenPdf;
  readonly document: number;
  readonly policy: PlacementPolicy;
  /** The app's; the route's own spots come first. */
  readonly suggestion: SuggestedPlacement | undefined;
  readonly signal: AbortSignal;
}

const sizeOf = async (pdf: OpenPdf, page: number) => displayedSize(await pdf.geometry(page));

/** The bottom left corner of the last page. */
async function lastCorner(pdf: OpenPdf): Promise<SealPlace> {
  const page = pdf.pageCount;
  return { page, ...suggestedPoint(await sizeOf(pdf, page)) };
}

async function besideText(
  { pdf, signal }: FirstPlaceOptions,
  { anchor, dx, dy }: AnchorSpot,
): Promise<SealPlace | null> {
  for await (const { page, boxes } of findText(pdf, anchor, signal)) {
    const [first] = boxes;
    if (!first) continue;
    return placeOn(page, await sizeOf(pdf, page), { x: first.x + dx, y: first.y + dy });
  }
  return null;
}

/** A point as it is given: what the route fixed is not moved, and what is suggested is kept inside its page. */
async function atPoint(
  { pdf, policy }: FirstPlaceOptions,
  { page: wanted, x, y }: PointSpot,
): Promise<SealPlace> {
  if (policy.mode === "fixed") return { page: wanted === "last" ? pdf.pageCount : wanted, x, y };
  const page = wanted === "last" ? pdf.pageCount : Math.min(Math.max(1, wanted), pdf.pageCount);
  return placeOn(page, await sizeOf(pdf, page), { x, y });
}

function spotFor({ policy, document, suggestion }: FirstPlaceOptions): Spot | null {
  const own = spotOf(policy, document);
  if (own || policy.mode === "fixed" || !suggestion) return own;
  return "anchor" in suggestion ? suggestion : { ...suggestion, page: suggestion.page ?? "last" };
}

/** Where the seal of a document is first put: at the route's spot, else where the app suggests, else at the foot of the last page. Rejects when the signal aborts or a page cannot be read. */
export async function firstPlace(options: FirstPlaceOptions): Promise<FirstPlace> {
  const { pdf, policy } = options;
  if (policy.mode === "none") return { place: null, anchored: true };
  const spot = spotFor(options);
  if (!spot) {
    const place = policy.mode === "fixed" ? null : await lastCorner(pdf);
    return { place, anchored: true };
  }
  if (!isAnchored(spot)) return { place: await atPoint(options, spot), anchored: true };
  const found = await besideText(options, spot);
  return { place: found ?? (await lastCorner(pdf)), anchored: found !== null };
}
