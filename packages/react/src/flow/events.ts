import type { Placement, RouteInfo, Session } from "@sign/protocol";
import type { ChosenDocument, Connection, FlowState, Problem } from "./state";

/** What a start is busy with. */
export type StartStep = Extract<FlowState, { status: "starting" }>["step"];

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
  | { readonly type: "documents-given"; readonly documents: readonly ChosenDocument[] }
  | { readonly type: "documents-stale"; readonly problem: Problem }
  | { readonly type: "document-removed"; readonly id: string }
  | { readonly type: "reviewed" }
  | { readonly type: "went-back" }
  | { readonly type: "placed"; readonly placement: Placement }
  | { readonly type: "unplaced"; readonly document: number }
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
