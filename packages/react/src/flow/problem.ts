import { isSignError } from "@sign/protocol/plain";
import { reportFault } from "./report-fault";
import type { FlowState, Problem } from "./state";

/** What the person is told of an error. Anything but a `SignError` is a fault of ours: it is reported, and told as `internal`. */
export function problemOf(error: unknown, file?: string): Problem {
  const named = file === undefined ? {} : { file };
  if (isSignError(error)) return { code: error.code, requestId: error.requestId, ...named };
  reportFault(error);
  return { code: "internal", requestId: "", ...named };
}

/** The problems a state shows, except the outcome of a session that ended. */
export function problemsIn(state: FlowState): readonly Problem[] {
  if (state.status === "choosing") return state.problems;
  if (!("problem" in state) || state.problem === null) return [];
  return "session" in state && state.session ? [] : [state.problem];
}
