import { expect, test } from "vitest";
import { isMovable, type PlacementPolicy, placementPolicySchema, spotOf } from "./placement-policy";
import { routeInfoSchema } from "./session";

const everywhere = { page: "last", x: 36, y: 700 } as const;
const own = { document: 1, anchor: "Signatur:", dx: 60, dy: -10 };

test("a document's own spot comes before the one for every document", () => {
  const policy: PlacementPolicy = { mode: "fixed", spots: [everywhere, own] };
  expect([0, 1, 2].map((document) => spotOf(policy, document))).toEqual([
    everywhere,
    own,
    everywhere,
  ]);
  expect(spotOf({ mode: "suggested", spots: [own] }, 0)).toBeNull();
  expect(spotOf({ mode: "none" }, 0)).toBeNull();
  expect(spotOf({ mode: "free" }, 0)).toBeNull();
});

test("only what is free or suggested can be moved", () => {
  const spots = [everywhere];
  const policies: PlacementPolicy[] = [
    { mode: "free" },
    { mode: "suggested", spots },
    { mode: "fixed", spots },
    { mode: "none" },
  ];
  expect(policies.map(isMovable)).toEqual([true, true, false, false]);
});

test.each([
  ["a fixed policy without spots", { mode: "fixed" }],
  ["an empty list of spots", { mode: "suggested", spots: [] }],
  ["half a point", { mode: "fixed", spots: [{ page: 1, x: 0.5, y: 0 }] }],
  ["page 0", { mode: "fixed", spots: [{ page: 0, x: 0, y: 0 }] }],
  ["an empty anchor", { mode: "fixed", spots: [{ anchor: " ", dx: 0, dy: 0 }] }],
  ["an anchor without its distance", { mode: "fixed", spots: [{ anchor: "Signatur" }] }],
  ["an unknown mode", { mode: "somewhere" }],
])("%s is no policy", (_, policy) => {
  expect(placementPolicySchema.safeParse(policy).success).toBe(false);
});

test("a route that says nothing of placing and reading leaves both to the person", () => {
  const told = { route: "lease", source: "upload", limits: { maxDocuments: 1, maxBytes: 1 } };
  expect(routeInfoSchema.parse(told)).toMatchObject({
    placement: { mode: "free" },
    requireRead: false,
  });
});
