import type { Placement, PlacementPolicy } from "@sign/protocol";
import { expect, test } from "vitest";
import { exampleStates } from "../testing";
import { nothingPlaced } from "./beginning";
import type { FlowEvent } from "./events";
import { reduce } from "./reduce";
import type { ChosenDocument, FlowState } from "./state";

const document = (id: string): ChosenDocument => ({
  id,
  name: `${id}.pdf`,
  size: 10,
  file: new Blob(["%PDF-"]),
});
const [a, b] = [document("a"), document("b")];
const placing = { ...exampleStates.placing, documents: [a, b], ...nothingPlaced };
const at = (index: number, x: number, page = 1): Placement => ({ document: index, page, x, y: 0 });
const place = (placement: Placement, how: "new" | "continued" = "new"): FlowEvent => ({
  type: "placed",
  placement,
  how,
});
const settle = (index: number, pages: number, placement: Placement | null = null): FlowEvent => ({
  type: "settled",
  settled: { document: index, pages, anchored: true },
  placement,
});
const undo: FlowEvent = { type: "placement-undone" };
const after = (state: FlowState, ...events: FlowEvent[]): FlowState => events.reduce(reduce, state);
const under = (policy: PlacementPolicy) => ({ ...placing, policy });
const placed = (state: FlowState): readonly Placement[] =>
  "placements" in state ? state.placements : [];

test("a document has one seal, and a document that does not exist has none", () => {
  const state = after(placing, place(at(1, 5)), place(at(0, 1)), place(at(1, 6)), place(at(2, 9)));
  expect(placed(state)).toEqual([at(0, 1), at(1, 6)]);
  expect(placed(reduce(state, { type: "unplaced", document: 0 }))).toEqual([at(1, 6)]);
});

test("undo goes back step by step, to the first place and no further", () => {
  const state = after(placing, settle(0, 1, at(0, 1)), place(at(0, 2)), place(at(0, 3)));
  const once = reduce(state, undo);
  expect(placed(once)).toEqual([at(0, 2)]);
  const twice = reduce(once, undo);
  expect(placed(twice)).toEqual([at(0, 1)]);
  expect(reduce(twice, undo)).toBe(twice);
});

test("a key held down is one step, and taking the seal away another", () => {
  const state = after(
    placing,
    settle(0, 1, at(0, 1)),
    place(at(0, 2)),
    place(at(0, 3), "continued"),
    place(at(0, 4), "continued"),
    { type: "unplaced", document: 0 },
  );
  expect(placed(state)).toEqual([]);
  expect(placed(after(state, undo))).toEqual([at(0, 4)]);
  expect(placed(after(state, undo, undo))).toEqual([at(0, 1)]);
});

test("what changes nothing is no step", () => {
  const state = after(placing, settle(0, 1, at(0, 1)), settle(1, 1, at(1, 1)));
  const idle: FlowEvent[] = [
    place(at(0, 1)),
    { type: "placed-everywhere", document: 0 },
    { type: "document-removed", id: "none" },
  ];
  for (const event of idle) expect(reduce(state, event)).toBe(state);
  const gone = reduce(state, { type: "unplaced", document: 0 });
  expect(reduce(gone, { type: "unplaced", document: 0 })).toBe(gone);
});

test("a hundred steps can be undone, however many there were", () => {
  const moves = Array.from({ length: 150 }, (_, x) => place(at(0, x)));
  const state = after(placing, ...moves);
  const undone = after(state, ...moves.map(() => undo));
  expect(placed(undone)).toEqual([at(0, 49)]);
});

test("the same place on every document is the same page, the last page for the last, and undone at once", () => {
  const first = after(placing, settle(0, 3, at(0, 7, 3)), settle(1, 5, at(1, 1, 5)));
  const everywhere = reduce(first, { type: "placed-everywhere", document: 0 });
  expect(placed(everywhere)).toEqual([at(0, 7, 3), at(1, 7, 5)]);
  expect(placed(reduce(everywhere, undo))).toEqual(placed(first));
  const early = after(first, place(at(1, 9, 4)), { type: "placed-everywhere", document: 1 });
  expect(placed(early)).toEqual([at(0, 9, 3), at(1, 9, 4)]);
});

test("what the route fixed is settled and cannot be moved, taken away or undone", () => {
  const fixed = under({ mode: "fixed", spots: [{ page: 1, x: 5, y: 0 }] });
  const settled = after(fixed, settle(0, 1, at(0, 5)), settle(1, 1, at(1, 5)));
  expect(placed(settled)).toEqual([at(0, 5), at(1, 5)]);
  const meddling: FlowEvent[] = [
    place(at(0, 6)),
    { type: "unplaced", document: 0 },
    { type: "placed-everywhere", document: 0 },
    undo,
  ];
  for (const event of meddling) expect(reduce(settled, event)).toBe(settled);
});

test("where the route wants no seal there is none", () => {
  const none = under({ mode: "none" });
  expect(placed(after(none, settle(0, 1, at(0, 5)), place(at(0, 6))))).toEqual([]);
});

test("a suggestion of the route is moved like any other", () => {
  const suggested = under({ mode: "suggested", spots: [{ page: 1, x: 5, y: 0 }] });
  expect(placed(after(suggested, settle(0, 1, at(0, 5)), place(at(0, 6))))).toEqual([at(0, 6)]);
});

test("signing waits until every document was read, where the route asks for it", () => {
  const strict = { ...placing, requireRead: true };
  expect(reduce(strict, { type: "started" })).toBe(strict);
  const one = reduce(strict, { type: "document-read", document: 1 });
  expect(reduce(one, { type: "started" })).toBe(one);
  const both = after(one, { type: "document-read", document: 0 });
  expect(both).toMatchObject({ read: [0, 1] });
  expect(reduce(both, { type: "document-read", document: 0 })).toBe(both);
  expect(reduce(both, { type: "document-read", document: 2 })).toBe(both);
  expect(reduce(both, { type: "started" }).status).toBe("starting");
  expect(reduce(placing, { type: "started" }).status).toBe("starting");
});

test("a document that is removed takes along what is known of it, and undo does not bring it back", () => {
  const state = after(
    placing,
    settle(0, 1, at(0, 1)),
    settle(1, 2, at(1, 2, 2)),
    place(at(1, 3, 2)),
    { type: "document-read", document: 1 },
    { type: "document-removed", id: "a" },
  );
  expect(state).toMatchObject({
    placements: [at(0, 3, 2)],
    settled: [{ document: 0, pages: 2 }],
    read: [0],
    history: [],
  });
});
