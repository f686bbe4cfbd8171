import type { Problem } from "../flow/state";
import { useMessages } from "../i18n/use-messages";
import { Action } from "./action";
import { OpeningNote } from "./opening-note";
import type { PlacingStepProps } from "./placing-step";
import { ProblemNote } from "./problem-note";
import { useLoaded } from "./use-loaded";

/** Fetches the code of the placing step, which brings the preview. */
export const loadPlacingStep = () => import("./placing-step");

const unreachable: Problem = { code: "network", requestId: "" };

/** The placing step, fetched when it is first needed; says so when it cannot be fetched. */
export function LazyPlacing(props: PlacingStepProps) {
  const { text } = useMessages("<SignDialog>");
  const loaded = useLoaded(loadPlacingStep, true);
  if (loaded.status === "ready") {
    const { PlacingStep } = loaded.value;
    return <PlacingStep {...props} />;
  }
  if (loaded.status === "loading") {
    return (
      <div data-sign-part="placing" data-state="opening">
        <div data-sign-part="document-panel">
          <OpeningNote />
        </div>
      </div>
    );
  }
  return (
    <div data-sign-part="body">
      <ProblemNote title={text.choose.unreachable} problems={[unreachable]}>
        <p>{text.choose.reload}</p>
        <Action kind="secondary" onClick={loaded.retry}>
          {text.common.retry}
        </Action>
      </ProblemNote>
    </div>
  );
}
