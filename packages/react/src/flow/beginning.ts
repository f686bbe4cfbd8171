import type { FlowState, Placing, PlacingRules, StateOf } from "./state";

/** The flow before anything has happened. */
export const idle = { status: "idle" } as const satisfies FlowState;

/** Nothing placed and nothing read. */
export const nothingPlaced: Placing = { placements: [], settled: [], read: [], history: [] };

/** The rules of a route that has none: the person places, and may sign without reading to the end. */
export const freeRules: PlacingRules = { policy: { mode: "free" }, requireRead: false };

/** Choosing, before anything is known or chosen. */
export const freshChoice: StateOf<"choosing"> = {
  status: "choosing",
  source: "unknown",
  limits: null,
  documents: [],
  problems: [],
  ...nothingPlaced,
  ...freeRules,
};

/** A session of which no more is known than its handle. */
export const freshReturn: StateOf<"waiting"> = {
  status: "waiting",
  session: null,
  redirectUrl: null,
  connection: "checking",
  kept: null,
};
