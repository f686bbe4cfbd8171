import { freshChoice, freshReturn, idle } from "./beginning";
import type { FlowEvent } from "./events";
import { reduceChoosing } from "./reduce-documents";
import { reducePlacing } from "./reduce-placing";
import { reduceAtService, reduceStarting } from "./reduce-session";
import { type FlowState, isAtService, type KeptDocuments, keptFrom } from "./state";

function keptOf(state: FlowState): KeptDocuments | null {
  if ("kept" in state) return state.kept;
  if (state.status === "placing" || state.status === "starting") return keptFrom(state);
  return null;
}

function byState(state: FlowState, event: FlowEvent): FlowState {
  switch (state.status) {
    case "choosing":
      return reduceChoosing(state, event);
    case "placing":
      return reducePlacing(state, event);
    case "starting":
      return reduceStarting(state, event);
    case "redirecting":
    case "waiting":
    case "finalizing":
      return reduceAtService(state, event);
    case "idle":
    case "signed":
      return state;
    case "cancelled":
    case "expired":
    case "failed":
    case "rejected":
      return event.type === "retried" && state.kept
        ? { ...state.kept, status: "placing", problem: null }
        : state;
  }
}

/** Where the flow stands after an event; the same object when the event does not apply. Pure. */
export function reduce(state: FlowState, event: FlowEvent): FlowState {
  switch (event.type) {
    case "opened":
      return freshChoice;
    case "started-over": {
      const before = keptOf(state);
      return before?.source === "upload"
        ? { ...keptFrom(before), status: "choosing", source: "unknown", limits: null, problems: [] }
        : freshChoice;
    }
    case "resuming":
      return {
        ...freshReturn,
        session: isAtService(state) ? state.session : null,
        kept: isAtService(state) ? state.kept : null,
      };
    case "closed":
      return idle;
    default:
      return byState(state, event);
  }
}
