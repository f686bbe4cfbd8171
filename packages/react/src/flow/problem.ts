import { SignError } from "@sign/protocol";
import type { FlowState, Problem } from "./state";

/** Hands a fault that nobody handles to the browser's error reporting, so that the flow goes on. */
export function reportFault(error: unknown): void {
  if (typeof reportError === "function") reportError(error);
  else
    queueMicrotask(() => {
      throw error;
    });
}

/** What the person is told of an error. Anything but a `SignError` is a fault of ours: it is reported, and told as `internal`. */
export function problemOf(error: unknown, file?: string): Problem {
  if (!SignError.is(error)) reportFault(error);
  const { code, requestId } = SignError.is(error) ? error : new SignError("internal");
  return { code, requestId, ...(file === undefined ? {} : { file }) };
}

/** The problems a state shows, except the outcome of a session that ended. */
export function problemsIn(state: FlowState): readonly Problem[] {
  if (state.status === "choosing") return state.problems;
  if (!("problem" in state) || state.problem === null) return [];
  return "session" in state && state.session ? [] : [state.problem];
}

/** Calls a callback of the integrator; what it throws, or rejects with when it is an async function, is reported and goes no further. */
export function callSafely<Value>(
  callback: ((value: Value) => unknown) | undefined,
  value: Value,
): void {
  try {
    Promise.resolve(callback?.(value)).catch(reportFault);
  } catch (error) {
    reportFault(error);
  }
}
