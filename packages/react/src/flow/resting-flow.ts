import { resumeHandleIn } from "../client/resume-handle";
import { freshChoice, freshReturn, idle } from "./beginning";
import { FIRST_PAUSE_MS, longerPause } from "./fetch-pauses";
import type { FlowSettings, ServerAccess, SignFlow } from "./flow";
import type { FlowCode } from "./flow-code";
import { browserPage } from "./page";
import { callSafely, reportFault } from "./report-fault";
import type { createRunningFlow, RunningFlow } from "./running-flow";
import type { FlowState, Problem } from "./state";
import { createTargets } from "./targets";

const unreachable: Problem = { code: "network", requestId: "" };

/** The state, saying whether the flow's code is out of reach. */
function withReach(state: FlowState, reached: boolean): FlowState {
  if (state.status === "choosing") return { ...state, problems: reached ? [] : [unreachable] };
  if (state.status === "waiting") return { ...state, connection: reached ? "checking" : "lost" };
  return state;
}

/**
 * All of a flow that is on the page until there is something to carry out: an action, or a session to come back to. It shows
 * at once where these lead, keeps in order what is asked of it, and fetches the code that does it. While that cannot be
 * fetched, it is tried again on `retry` and `checkNow`, at a sign from the page, and after pauses of 1 second to 1 minute.
 */
export function createRestingFlow(
  settings: FlowSettings,
  server: () => ServerAccess,
  code: FlowCode,
): SignFlow {
  const page = settings.page ?? browserPage;
  const targets = createTargets();
  const listeners = new Set<() => void>();
  const beginning: FlowState = settings.initialState ?? idle;
  let state = beginning;
  let running: RunningFlow | null = null;
  let asked: ((flow: RunningFlow) => void)[] = [];
  let fetching = false;
  let asleep = false;
  let disconnect: (() => void) | null = null;
  let pause = FIRST_PAUSE_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function show(next: FlowState): void {
    if (next === state) return;
    state = next;
    for (const listener of [...listeners]) callSafely(listener, undefined);
  }

  function run(create: typeof createRunningFlow): RunningFlow {
    const flow = create({ settings, server, page, targets, state: beginning, onState: show });
    running = flow;
    for (const action of asked) action(flow);
    asked = [];
    show(flow.getState());
    return flow;
  }

  const isNeeded = (): boolean => !running && !asleep && asked.length > 0;

  function fetchForAsked(): void {
    clearTimeout(timer);
    if (fetching || !isNeeded()) return;
    const create = code.fetched();
    if (create) {
      run(create);
      return;
    }
    fetching = true;
    code.load().then(
      () => {
        fetching = false;
        fetchForAsked();
      },
      (error: unknown) => {
        fetching = false;
        if (isNeeded()) tellUnreachable(error);
      },
    );
  }

  function tellUnreachable(error: unknown): void {
    if (pause === FIRST_PAUSE_MS) {
      reportFault(error);
      callSafely(settings.onError, unreachable);
    }
    show(withReach(state, false));
    timer = setTimeout(fetchForAsked, pause);
    pause = longerPause(pause);
  }

  /** Carries an action out, or keeps it until it can be; `foreseen` is where it leads. */
  function ask(action: (flow: RunningFlow) => void, foreseen: FlowState = state): void {
    if (running) {
      action(running);
      return;
    }
    asked.push(action);
    show(foreseen);
    fetchForAsked();
  }

  /** Fetches anew for what is kept; where nothing is, it is an action like any other. */
  function askAgain(action: (flow: RunningFlow) => void): void {
    if (running || asked.length === 0) {
      ask(action);
      return;
    }
    pause = FIRST_PAUSE_MS;
    show(withReach(state, true));
    fetchForAsked();
  }

  async function fetchRunning(): Promise<RunningFlow> {
    const create = await code.load();
    return running ?? run(create);
  }

  function connect(): void {
    asleep = false;
    disconnect ??= page.listen((signal) => {
      if (running) running.signal(signal);
      else if (signal === "fragment") resumeFromLocation();
      else fetchForAsked();
    });
  }

  function resumeFromLocation(): void {
    connect();
    if (running || resumeHandleIn(page.href()) !== null) {
      ask((flow) => flow.resumeFromLocation(), state.status === "idle" ? freshReturn : state);
      return;
    }
    fetchForAsked();
    // Begun in the middle, it will have something to carry out.
    if (beginning.status !== "idle") code.load().catch(() => {});
  }

  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    offer: targets.offer,
    open(target) {
      connect();
      ask((flow) => flow.open(target), state.status === "idle" ? freshChoice : state);
    },
    addFiles(files) {
      const kept = [...files];
      ask((flow) => flow.addFiles(kept));
    },
    removeDocument: (id) => ask((flow) => flow.removeDocument(id)),
    review: () => ask((flow) => flow.review()),
    back: () => ask((flow) => flow.back()),
    settle: (settled, placement) => ask((flow) => flow.settle(settled, placement)),
    place: (placement, how) => ask((flow) => flow.place(placement, how)),
    placeEverywhere: (document) => ask((flow) => flow.placeEverywhere(document)),
    unplace: (document) => ask((flow) => flow.unplace(document)),
    undoPlacement: () => ask((flow) => flow.undoPlacement()),
    markRead: (document) => ask((flow) => flow.markRead(document)),
    start: () => ask((flow) => flow.start()),
    cancelStart: () => ask((flow) => flow.cancelStart()),
    continueSigning: () => ask((flow) => flow.continueSigning()),
    checkNow: () => askAgain((flow) => flow.checkNow()),
    retry() {
      connect();
      askAgain((flow) => flow.retry());
    },
    startOver() {
      connect();
      ask((flow) => flow.startOver());
    },
    close() {
      if (running || beginning.status !== "idle" || resumeHandleIn(page.href()) !== null) {
        ask((flow) => flow.close(), idle);
        return;
      }
      // There is nothing but what was asked, and that is not wanted any more.
      asked = [];
      pause = FIRST_PAUSE_MS;
      show(idle);
    },
    original: async (index) => (await fetchRunning()).original(index),
    signed: async (index) => (await fetchRunning()).signed(index),
    report: async (index) => (await fetchRunning()).report(index),
    resumeFromLocation,
    destroy() {
      asleep = true;
      clearTimeout(timer);
      disconnect?.();
      disconnect = null;
      running?.destroy();
    },
  };
}
