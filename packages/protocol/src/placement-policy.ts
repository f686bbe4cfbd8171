import * as z from "zod/mini";
import { placementSchema } from "./placement";

/** A document by its index. Absent: every document that has no spot of its own. */
const document = z.optional(placementSchema.shape.document);

/** How far from the found text, in whole points: `dx` to the right, `dy` down, from its top left corner to the seal's. */
const offset = z.int().check(z.gte(-14_400), z.lte(14_400));

/** A spot in numbers: whole points from the top left of the page as displayed, as in a placement; the page counts from 1. */
export const pointSpotSchema = z.object({
  document,
  page: z.union([placementSchema.shape.page, z.literal("last")]),
  x: placementSchema.shape.x,
  y: placementSchema.shape.y,
});
/** See {@link pointSpotSchema}. */
export type PointSpot = z.infer<typeof pointSpotSchema>;

/** A spot beside the first place where the document says `anchor`, whatever its capitals. The browser finds it in the text; a server without a text reader cannot. */
export const anchorSpotSchema = z.object({
  document,
  anchor: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
  dx: offset,
  dy: offset,
});
/** See {@link anchorSpotSchema}. */
export type AnchorSpot = z.infer<typeof anchorSpotSchema>;

/** Where a route wants the seal of one document, or of every document. */
export const spotSchema = z.union([pointSpotSchema, anchorSpotSchema]);
/** See {@link spotSchema}. */
export type Spot = z.infer<typeof spotSchema>;

const spots = z.array(spotSchema).check(z.minLength(1), z.maxLength(100));

/**
 * Who decides where the seal goes. `free`: the person, from the kit's suggestion. `suggested`: the person, from the route's
 * spots. `fixed`: the route; the person sees the seal and cannot move it. `none`: the vendor, so no seal is placed.
 */
export const placementPolicySchema = z.discriminatedUnion("mode", [
  z.object({ mode: z.literal("free") }),
  z.object({ mode: z.literal("suggested"), spots }),
  z.object({ mode: z.literal("fixed"), spots }),
  z.object({ mode: z.literal("none") }),
]);
/** See {@link placementPolicySchema}. */
export type PlacementPolicy = z.infer<typeof placementPolicySchema>;

/** The policy of a route that has none: the person places the seal. */
export const freePlacement = { mode: "free" } as const satisfies PlacementPolicy;

/** True for a spot that is found by text. */
export const isAnchored = (spot: Spot): spot is AnchorSpot => "anchor" in spot;

/** The spot of a document: its own before the one for every document; `null` when the policy has none for it. */
export function spotOf(policy: PlacementPolicy, index: number): Spot | null {
  if (policy.mode !== "suggested" && policy.mode !== "fixed") return null;
  const own = policy.spots.find((spot) => spot.document === index);
  return own ?? policy.spots.find((spot) => spot.document === undefined) ?? null;
}

/** True when the person may put the seal where they like. */
export const isMovable = ({ mode }: PlacementPolicy): boolean =>
  mode === "free" || mode === "suggested";
