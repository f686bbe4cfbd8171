import type { createRunningFlow } from "./running-flow";

/** The code that carries a flow out, which is fetched when there is something to carry out. */
export interface FlowCode {
  /** The code, when it has been fetched. */
  fetched(): typeof createRunningFlow | null;
  /** Fetches it, once. Rejects when it cannot be fetched; then it may be called again. */
  load(): Promise<typeof createRunningFlow>;
}

let fetched: typeof createRunningFlow | null = null;

/** The package's own {@link FlowCode}. */
export const flowCode: FlowCode = {
  fetched: () => fetched,
  async load() {
    fetched ??= (await import("./running-flow")).createRunningFlow;
    return fetched;
  },
};
