import { SignError, type StartAnswer } from "@sign/protocol";
import { redirectTo } from "./attendance";
import {
  type Draft,
  fetchGiven,
  inspectFiles,
  type Order,
  orderGiven,
  type Tools,
} from "./effects";
import type { FlowEvent } from "./events";
import { problemOf } from "./problem";
import { startSigning } from "./start-signing";
import { type FlowState, keptFrom, type Problem } from "./state";
import type { SignTarget } from "./targets";

/** Does what comes before a session is at BankID: asks about the route, takes files in, starts. One thing at a time; the newest wins. */
export interface Preparation {
  /** Asks what the route takes, and fetches the documents of a route that gives its own. */
  ask(target: SignTarget): void;
  addFiles(files: Iterable<Blob>): void;
  /** Starts signing what is placed. */
  start(target: SignTarget): void;
  /** Stops what is under way, and keeps what a later start can use. */
  pause(): void;
  /** Asks again what {@link Preparation.pause} left without an answer. */
  resume(): void;
  /** Stops what is under way, and forgets. */
  stop(): void;
}

/** What a preparation needs of its flow. */
export interface PreparationOptions {
  readonly tools: () => Omit<Tools, "signal">;
  readonly order: (target: SignTarget) => Order;
  readonly getState: () => FlowState;
  readonly dispatch: (event: FlowEvent) => void;
  /** Called when signing has started; the address is safe to go to. */
  readonly onStarted: (answer: StartAnswer, redirectUrl: string) => void;
}

/** Makes a {@link Preparation}. */
export function createPreparation(options: PreparationOptions): Preparation {
  const { getState, dispatch } = options;
  let task = new AbortController();
  let visit = new AbortController();
  let picked: Blob[] = [];
  let draft: Draft | null = null;
  let unanswered: SignTarget | null = null;
  let lastId = 0;

  function run(work: (tools: Tools) => Promise<void>): void {
    task.abort();
    task = new AbortController();
    const { signal } = task;
    work({ ...options.tools(), signal }).catch((error: unknown) => {
      if (!signal.aborted) fail(problemOf(error));
    });
  }

  /** Each event applies in its own state only. */
  function fail(problem: Problem): void {
    dispatch({ type: "route-failed", problem });
    dispatch({ type: "start-failed", problem });
  }

  async function present(ordered: Draft, tools: Tools): Promise<void> {
    const given = await fetchGiven(ordered, tools);
    tools.signal.throwIfAborted();
    draft = given;
    const { documents, policy } = given;
    dispatch({ type: "documents-given", documents, policy });
  }

  /** Files wait here until the route's limits are known. */
  async function inspectPicked(): Promise<void> {
    const state = getState();
    const { signal } = visit;
    if (!("limits" in state) || !state.limits || picked.length === 0) return;
    const files = picked;
    picked = [];
    const nextId = () => `document-${++lastId}`;
    // Nobody waits any more for what an aborted visit was asked.
    const found = await inspectFiles(files, state.limits, nextId, signal).catch(() => null);
    if (found && !signal.aborted) dispatch({ type: "files-inspected", ...found });
  }

  function accept(answer: StartAnswer): void {
    const redirectUrl = redirectTo(answer.redirectUrl);
    if (redirectUrl === null) throw new SignError("internal");
    draft = null;
    options.onStarted(answer, redirectUrl);
  }

  function ask(target: SignTarget): void {
    unanswered = target;
    run(async (tools) => {
      const { client, signal } = tools;
      const route = await client.route(target.route, { signal });
      signal.throwIfAborted();
      dispatch({ type: "route-known", route });
      if (route.source === "upload") inspectPicked();
      else await present(await orderGiven(options.order(target), tools), tools);
      unanswered = null;
    });
  }

  return {
    ask,
    addFiles(files) {
      const state = getState();
      if (state.status !== "choosing" && state.status !== "placing") return;
      if (state.source === "server") return;
      dispatch({ type: "files-picked" });
      picked.push(...files);
      inspectPicked();
    },
    start(target) {
      const state = getState();
      if (state.status !== "placing") return;
      dispatch({ type: "started" });
      if (getState().status !== "starting") return;
      run(async (tools) => {
        const { signal } = tools;
        const outcome = await startSigning({
          ...tools,
          order: options.order(target),
          kept: keptFrom(state),
          draft,
          onStep(step, sentBytes) {
            if (!signal.aborted) dispatch({ type: "advanced", step, sentBytes });
          },
          onDraft(next) {
            draft = next;
          },
        });
        signal.throwIfAborted();
        if (outcome.kind === "handed-over") return accept(outcome.answer);
        if (outcome.kind === "failed") return fail(outcome.problem);
        dispatch({ type: "documents-stale", problem: outcome.problem });
        await present(outcome.draft, tools);
      });
    },
    pause: () => task.abort(),
    resume() {
      if (unanswered && task.signal.aborted) ask(unanswered);
    },
    stop() {
      task.abort();
      unanswered = null;
      visit.abort();
      visit = new AbortController();
      picked = [];
      draft = null;
    },
  };
}
