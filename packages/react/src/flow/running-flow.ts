import { SignError } from "@sign/protocol";
import { createHttpClient } from "../client/http-client";
import { pageOf } from "../client/resume";
import { resumeHandleIn } from "../client/resume-handle";
import { sha256 } from "../client/sha256";
import type { SignClient } from "../client/sign-client";
import { createAttendance } from "./attendance";
import type { FlowEvent } from "./events";
import type { FlowSettings, ServerAccess, SignFlow } from "./flow";
import type { PageSignal, SignPage } from "./page";
import { createPreparation } from "./preparation";
import { problemsIn } from "./problem";
import { reduce } from "./reduce";
import { callSafely } from "./report-fault";
import { type FlowState, hasEnded, isAtService, type StateOf } from "./state";
import type { SignTarget, Targets } from "./targets";

/** What a running flow needs of the resting one that it takes over from. */
export interface RunningFlowOptions {
  readonly settings: FlowSettings;
  readonly server: () => ServerAccess;
  readonly page: SignPage;
  readonly targets: Targets;
  /** Where it takes over. */
  readonly state: FlowState;
  /** Called with every new state, before what follows from it is told. */
  readonly onState: (state: FlowState) => void;
}

/** A flow that has work: every action but those that a resting one carries out itself. */
export interface RunningFlow extends Omit<SignFlow, "subscribe" | "offer"> {
  /** What the page has signalled. */
  signal(signal: PageSignal): void;
}

const hasSession = (state: FlowState): boolean => isAtService(state) || hasEnded(state);

/** True when the server did not say what it takes, or did not give its documents. */
const isUnanswered = ({ problems, limits, source }: StateOf<"choosing">): boolean =>
  problems.length > 0 && (limits === null || source === "server");

/** Makes a {@link RunningFlow}: what a flow does, from choosing to an end. */
export function createRunningFlow(options: RunningFlowOptions): RunningFlow {
  const { settings, page, targets } = options;
  let { state } = options;

  function client(): SignClient {
    const access = options.server();
    return access.client ?? createHttpClient(access);
  }

  const attendance = createAttendance({ client, page, dispatch });
  const preparation = createPreparation({
    tools: () => ({ client: client(), hash: settings.hash ?? sha256 }),
    order: ({ route, input }) => ({
      route,
      input,
      locale: settings.locale,
      returnTo: pageOf(page.href()),
    }),
    getState: () => state,
    dispatch,
    onStarted({ token, resume, session }, redirectUrl) {
      attendance.take(token, resume);
      dispatch({ type: "handed-over", session, redirectUrl });
      leave();
    },
  });

  function dispatch(event: FlowEvent): void {
    const before = state;
    const after = reduce(before, event);
    if (after === before) return;
    state = after;
    if (hasSession(before) && !hasSession(after)) attendance.forget();
    attendance.follow(after);
    options.onState(after);
    tell(before, after);
  }

  function tell(before: FlowState, after: FlowState): void {
    const known = problemsIn(before);
    for (const problem of problemsIn(after)) {
      if (!known.includes(problem)) callSafely(settings.onError, problem);
    }
    if (!hasEnded(after) || !after.session) return;
    callSafely(settings.onSettled, after.session);
    callSafely(targets.find(after.session.route)?.onSettled, after.session);
  }

  function leave(): void {
    if (state.status !== "redirecting" || state.redirectUrl === null) return;
    callSafely(
      (url) => (settings.navigate ? settings.navigate(url) : page.navigate(url)),
      state.redirectUrl,
    );
  }

  /** The target of what the flow is busy with, or was. */
  const currentTarget = (): SignTarget | null =>
    targets.find("session" in state && state.session ? state.session.route : null);

  /** Goes to choosing by this event, or to idle when it is not known what was to be signed. */
  function begin(event: FlowEvent, target: SignTarget | null): void {
    preparation.stop();
    if (!target) {
      dispatch({ type: "closed" });
      return;
    }
    targets.open(target);
    dispatch(event);
    preparation.ask(target);
  }

  function resumeFromLocation(): void {
    const handle = resumeHandleIn(page.href());
    const free = state.status === "idle" || hasSession(state);
    if (handle !== null && free && attendance.accept(handle)) dispatch({ type: "resuming" });
    attendance.follow(state);
    preparation.resume();
  }

  async function withToken<Value>(call: (token: string) => Promise<Value>): Promise<Value> {
    const token = attendance.token();
    if (token === null) throw new SignError("token_invalid");
    return call(token);
  }

  return {
    getState: () => state,
    signal(signal) {
      if (signal === "fragment") resumeFromLocation();
      // Back from the back/forward cache, or from an app that opened over the page: nobody is leaving any more.
      if (signal === "restored" || signal === "visible") dispatch({ type: "returned" });
    },
    open(target) {
      if (state.status === "idle" || hasEnded(state)) begin({ type: "opened" }, target);
    },
    addFiles: preparation.addFiles,
    removeDocument: (id) => dispatch({ type: "document-removed", id }),
    review: () => dispatch({ type: "reviewed" }),
    back: () => dispatch({ type: "went-back" }),
    settle: (settled, placement) => dispatch({ type: "settled", settled, placement }),
    place: (placement, how = "new") => dispatch({ type: "placed", placement, how }),
    placeEverywhere: (document) => dispatch({ type: "placed-everywhere", document }),
    unplace: (document) => dispatch({ type: "unplaced", document }),
    undoPlacement: () => dispatch({ type: "placement-undone" }),
    markRead: (document) => dispatch({ type: "document-read", document }),
    start() {
      const target = currentTarget();
      if (target) preparation.start(target);
    },
    cancelStart() {
      if (state.status !== "starting") return;
      preparation.pause();
      dispatch({ type: "start-cancelled" });
    },
    continueSigning() {
      dispatch({ type: "left" });
      leave();
    },
    checkNow() {
      dispatch({ type: "returned" });
      attendance.checkNow();
    },
    retry() {
      const target = currentTarget();
      if (hasEnded(state)) {
        if ("kept" in state && state.kept) dispatch({ type: "retried" });
        else begin({ type: "opened" }, target);
      } else if (state.status === "choosing" && target && isUnanswered(state)) {
        dispatch({ type: "retried" });
        preparation.ask(target);
      } else {
        attendance.checkNow();
      }
    },
    startOver() {
      if (state.status !== "idle") begin({ type: "started-over" }, currentTarget());
    },
    close() {
      preparation.stop();
      dispatch({ type: "closed" });
    },
    original: (index) => withToken((token) => client().original(token, index)),
    signed: (index) => withToken((token) => client().signed(token, index)),
    report: (index) => withToken((token) => client().report(token, index)),
    resumeFromLocation,
    destroy() {
      preparation.pause();
      dispatch({ type: "start-cancelled" });
      attendance.stop();
    },
  };
}
