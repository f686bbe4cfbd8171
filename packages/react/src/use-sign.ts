import {
  useCallback,
  useEffect,
  useInsertionEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from "react";
import type { SignFlow } from "./flow/flow";
import type { FlowState } from "./flow/state";
import type { SignTarget } from "./flow/targets";
import { useSignContext } from "./sign-provider";

/** The actions of a flow, as {@link useSign} gives them. */
export type SignActions = Omit<
  SignFlow,
  "getState" | "subscribe" | "offer" | "resumeFromLocation" | "destroy"
>;

/** What {@link useSign} returns: the state, and every action. */
export interface SignControl extends SignActions {
  readonly state: FlowState;
}

/** The state and actions of the nearest provider's flow. The actions are the same functions at every render. */
export function useSign(): SignControl {
  const { flow, initialState } = useSignContext("useSign()");
  const state = useSyncExternalStore(flow.subscribe, flow.getState, () => initialState);
  return useMemo(() => ({ ...flow, state }), [flow, state]);
}

/**
 * Ties a route and its input to the mounted component, and returns the function that opens it. While mounted, a
 * flow resumed after a reload finds this target again, for `retry` and for `onSettled` (always the latest render's).
 */
export function useSignTarget(target: SignTarget): () => void {
  const { flow } = useSignContext("useSignTarget()");
  const [latest] = useState(() => ({ target }));
  useInsertionEffect(() => {
    latest.target = target;
  });
  const [own] = useState(
    (): SignTarget => ({
      get route() {
        return latest.target.route;
      },
      get input() {
        return latest.target.input;
      },
      onSettled: (session) => latest.target.onSettled?.(session),
    }),
  );
  useEffect(() => flow.offer(own), [flow, own]);
  return useCallback(() => flow.open(own), [flow, own]);
}
