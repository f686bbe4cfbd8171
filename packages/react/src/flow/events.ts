import type { Placement, PlacementPolicy, RouteInfo, Session } from "@sign/protocol";
import type { ChosenDocument, Connection, FlowState, Problem, SettledDocument } from "./state";

/** What a start is busy with. */
export type StartStep = Extract<FlowState, { status: "starting" }>["step"];

/** Whether a move of the seal is undone by itself, or together with the one before it, as one key held down. */
export type PlacingMove = "new" | "continued";

/** Everything that can happen to a flow. */
export type FlowEvent =
  | { readonly type: "opened" }
  | { readonly type: "route-known"; readonly route: RouteInfo }
  | { readonly type: "route-failed"; readonly problem: Problem }
  | { readonly type: "files-picked" }
  | {
      readonly type: "files-inspected";
      readonly documents: readonly ChosenDocument[];
      readonly problems: readonly Problem[];
    }
  | {
      readonly type: "documents-given";
      readonly documents: readonly ChosenDocument[];
      /** The session's own: a route may decide anew for each. */
      readonly policy: PlacementPolicy;
    }
  | { readonly type: "documents-stale"; readonly problem: Problem }
  | { readonly type: "document-removed"; readonly id: string }
  | { readonly type: "reviewed" }
  | { readonly type: "went-back" }
  | {
      readonly type: "settled";
      readonly settled: SettledDocument;
      /** `null`: the seal is not placed, or stays where it is. */
      readonly placement: Placement | null;
    }
  | { readonly type: "placed"; readonly placement: Placement; readonly how: PlacingMove }
  | { readonly type: "placed-everywhere"; readonly document: number }
  | { readonly type: "unplaced"; readonly document: number }
  | { readonly type: "placement-undone" }
  | { readonly type: "document-read"; readonly document: number }
  | { readonly type: "started" }
  | { readonly type: "advanced"; readonly step: StartStep; readonly sentBytes: number }
  | { readonly type: "start-failed"; readonly problem: Problem }
  | { readonly type: "start-cancelled" }
  | { readonly type: "handed-over"; readonly session: Session; readonly redirectUrl: string }
  | { readonly type: "left" }
  | { readonly type: "returned" }
  | { readonly type: "resuming" }
  | { readonly type: "read"; readonly session: Session; readonly redirectUrl?: string | null }
  | { readonly type: "connection-changed"; readonly connection: Connection }
  | { readonly type: "session-lost"; readonly problem: Problem }
  | { readonly type: "retried" }
  | { readonly type: "started-over" }
  | { readonly type: "closed" };
