import {
  freePlacement,
  isAnchored,
  type Placement,
  type PlacementPolicy,
  placementPolicySchema,
  type ReadDocument,
  SignError,
  type Spot,
  spotOf,
  type startRequestSchema,
} from "@sign/protocol";
import type * as z from "zod/mini";
import type { GrantClaims, SessionClaims } from "./claims";
import { type Kit, routeOf } from "./kit";
import type { NamedRoute } from "./options";

/** How many pages each document of a session has, by index; `null` where the kit does not know. */
export type PageCounts = readonly (number | null)[];

/** What a route says about placing in a session with this grant. Rejects with a TypeError when its function answers no policy. */
export async function policyOf(
  { name, rules }: Pick<NamedRoute, "name" | "rules">,
  grant: GrantClaims,
): Promise<PlacementPolicy> {
  if (typeof rules.placement !== "function") return rules.placement ?? freePlacement;
  const policy = placementPolicySchema.safeParse(await rules.placement({ grant }));
  if (!policy.success) throw new TypeError(`placement of route "${name}" must answer a policy.`);
  return policy.data;
}

/**
 * The placements a session is signed with, by its route's rules. Rejects with `placement_invalid` or `not_read`. A session that
 * was started already keeps what it was started with, whatever is asked now.
 */
export async function placementsOf(
  { settings }: Pick<Kit, "settings">,
  session: SessionClaims,
  { placements, read }: z.output<typeof startRequestSchema>,
): Promise<readonly Placement[]> {
  if (session.startedAt !== null) return [];
  const route = routeOf(settings, session.route);
  const pages = session.documents.map((document) => document.pages);
  const decided = decidePlacements(await policyOf(route, session.grant), placements, pages);
  if (route.rules.requireRead) checkRead(read, pages);
  return decided;
}

/** The policy that holds for every session of a route; free where a function decides for each. */
export const policyForAll = ({ rules }: Pick<NamedRoute, "rules">): PlacementPolicy =>
  typeof rules.placement === "function" ? freePlacement : (rules.placement ?? freePlacement);

/**
 * The placements a session is signed with: what was asked for, or under a `fixed` policy the route's own, whether the
 * browser sent them or not. Throws `placement_invalid` when a document or page does not exist, a document is placed twice,
 * or the policy does not allow it. A spot on an unknown last page or beside a text is taken as the browser found it.
 */
export function decidePlacements(
  policy: PlacementPolicy,
  asked: readonly Placement[],
  pages: PageCounts,
): readonly Placement[] {
  const seen = new Set(asked.map(({ document }) => document));
  const exist = asked.every(
    ({ document, page }) => document < pages.length && page <= (pages[document] ?? page),
  );
  if (!exist || seen.size < asked.length) throw new SignError("placement_invalid");
  if (policy.mode === "none" && asked.length > 0) throw new SignError("placement_invalid");
  if (policy.mode !== "fixed") return asked;
  return pages.flatMap((count, document) => {
    const spot = spotOf(policy, document);
    const placement = asked.find((candidate) => candidate.document === document);
    return spot ? [fixedPlacement(spot, document, count, placement)] : refuse(placement);
  });
}

/** Where the policy has no spot there is nothing to place. */
function refuse(placement: Placement | undefined): [] {
  if (placement) throw new SignError("placement_invalid");
  return [];
}

function fixedPlacement(
  spot: Spot,
  document: number,
  pages: number | null,
  asked: Placement | undefined,
): Placement {
  const last = pages ?? asked?.page;
  const page = isAnchored(spot) ? asked?.page : spot.page === "last" ? last : spot.page;
  const { x, y } = isAnchored(spot) ? (asked ?? {}) : spot;
  if (page === undefined || x === undefined || y === undefined || page > (pages ?? page)) {
    throw new SignError("placement_invalid");
  }
  const same = !asked || (asked.page === page && asked.x === x && asked.y === y);
  if (!same) throw new SignError("placement_invalid");
  return { document, page, x, y };
}

/** Throws `not_read` unless every document is listed with the pages it has; where the kit does not know how many, the browser's number is taken. */
export function checkRead(read: readonly ReadDocument[], pages: PageCounts): void {
  const complete = pages.every((count, document) =>
    read.some((entry) => entry.document === document && entry.pages === (count ?? entry.pages)),
  );
  if (!complete) throw new SignError("not_read");
}
