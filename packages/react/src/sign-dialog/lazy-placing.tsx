import type { Problem, StateOf } from "../flow/state";
import { useMessages } from "../i18n/use-messages";
import { Action } from "./action";
import { ProblemNote } from "./problem-note";
import { useLoaded } from "./use-loaded";
import { Waiting } from "./waiting";

/** Fetches the code of the placing step, which brings the preview. */
export const loadPlacingStep = () => import("./placing-step");

const unreachable: Problem = { code: "network", requestId: "" };

/** The placing step, fetched when it is first needed; says so when it cannot be fetched. */
export function LazyPlacing({ state }: { readonly state: StateOf<"placing"> }) {
  const { text } = useMessages("<SignDialog>");
  const loaded = useLoaded(loadPlacingStep, true);
  if (loaded.status === "ready") {
    const { PlacingStep } = loaded.value;
    return <PlacingStep state={state} />;
  }
  return (
    <div data-sign-part="body">
      {loaded.status === "loading" ? (
        <Waiting>{text.place.opening}</Waiting>
      ) : (
        <ProblemNote title={text.choose.unreachable} problems={[unreachable]}>
          <Action kind="secondary" onClick={loaded.retry}>
            {text.common.retry}
          </Action>
        </ProblemNote>
      )}
    </div>
  );
}
