import type { CallScenario, GatewayCall, ScenarioFor, ScenarioName, WrongMd5 } from "./scenarios";

/** Which scenarios hold now: one for the whole run, and queues for single calls. */
export interface ScenarioBoard {
  /** The scenario that holds for everything, `normal` at first. */
  active: ScenarioName;
  /** Scripts the next call of that kind; several wait in line. */
  once<Call extends GatewayCall>(call: Call, scenario: ScenarioFor<Call>): void;
  /** What the call that is being answered now has to follow; takes it out of its queue. */
  take(call: GatewayCall): CallScenario | WrongMd5 | null;
}

const wholeRun: Partial<Record<ScenarioName, CallScenario>> = {
  "rate-limited": { name: "rate-limited" },
  "server-error": { name: "server-error" },
  malformed: { name: "malformed" },
};

/** Makes a {@link ScenarioBoard} on which nothing is scripted. */
export function createScenarioBoard(): ScenarioBoard {
  const queues = new Map<GatewayCall, (CallScenario | WrongMd5)[]>();
  return {
    active: "normal",
    once(call, scenario) {
      const queue = queues.get(call) ?? [];
      queue.push(typeof scenario === "string" ? { name: scenario } : scenario);
      queues.set(call, queue);
    },
    take(call) {
      return queues.get(call)?.shift() ?? wholeRun[this.active] ?? null;
    },
  };
}
