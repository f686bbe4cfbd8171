import type { CallScenario, GatewayCall, ScenarioFor, Scripted } from "./call-scenarios";
import type { ScenarioName } from "./scenarios";

/** Which scenarios hold now: one for the whole run, and queues for single calls. */
export interface ScenarioBoard {
  /** The scenario that holds for everything, `normal` at first. */
  active: ScenarioName;
  /** Scripts the next call of that kind; several wait in line. */
  once<Call extends GatewayCall>(call: Call, scenario: ScenarioFor<Call>): void;
  /** What the call that is being answered now has to follow; takes it out of its queue. */
  take(call: GatewayCall): Scripted | null;
}

/** What a scenario for the whole run means for single calls: for these, or for all. */
const wholeRun: Partial<
  Record<ScenarioName, { readonly scenario: CallScenario; readonly calls?: readonly GatewayCall[] }>
> = {
  "rate-limited": { scenario: { name: "rate-limited" } },
  "server-error": { scenario: { name: "server-error" } },
  malformed: { scenario: { name: "malformed" } },
  unreachable: { scenario: { name: "network-error", cause: "ECONNREFUSED" } },
  silent: { scenario: { name: "hang" } },
  "keys-refused": { scenario: { name: "unauthorized" } },
  "answers-lost": { scenario: { name: "lost-answer" }, calls: ["upload", "sign"] },
  "html-media": { scenario: { name: "malformed" }, calls: ["download"] },
  "truncated-media": { scenario: { name: "malformed", body: "truncated" }, calls: ["download"] },
};

/** Makes a {@link ScenarioBoard} on which nothing is scripted. */
export function createScenarioBoard(): ScenarioBoard {
  const queues = new Map<GatewayCall, Scripted[]>();
  return {
    active: "normal",
    once(call, scenario) {
      const queue = queues.get(call) ?? [];
      queue.push(typeof scenario === "string" ? { name: scenario } : scenario);
      queues.set(call, queue);
    },
    take(call) {
      const queued = queues.get(call)?.shift();
      if (queued) return queued;
      const { scenario, calls } = wholeRun[this.active] ?? {};
      return scenario && (calls?.includes(call) ?? true) ? scenario : null;
    },
  };
}
