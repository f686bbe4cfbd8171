import type { Timers } from "../src/zignsec/timers";

/** Time that passes at once: it moves to the next timer when nothing else happens. */
export interface Clockwork {
  readonly timers: Timers;
  /** For the simulator's scripted delays. */
  pause(ms: number, signal: AbortSignal | null): Promise<void>;
  /** Wraps a fetch, so that time stands still while the gateway works. */
  busyDuring<Parameters extends unknown[], Value>(
    work: (...parameters: Parameters) => Promise<Value>,
  ): (...parameters: Parameters) => Promise<Value>;
  /** Lets time pass until the promise is settled. */
  run<Value>(promise: Promise<Value>): Promise<Value>;
  /** Moves on by this many milliseconds. */
  pass(ms: number): void;
}

/** Turns of the event loop without a call under way after which nothing but time can bring the next thing. */
const QUIET_TURNS = 12;

/** Makes a {@link Clockwork} that begins at `start` (Unix milliseconds). */
export function createClockwork(start: number): Clockwork {
  const waiting = new Set<{ readonly at: number; readonly run: () => void }>();
  let now = start;
  let busy = 0;

  const after: Timers["after"] = (ms, run) => {
    const timer = { at: now + ms, run };
    waiting.add(timer);
    return () => waiting.delete(timer);
  };

  function moveOn(): void {
    const [next] = [...waiting].toSorted((a, b) => a.at - b.at);
    if (!next) return;
    waiting.delete(next);
    now = Math.max(now, next.at);
    next.run();
  }

  return {
    timers: { now: () => now, after },
    pause(ms, signal) {
      busy--;
      return new Promise<void>((resolve, reject) => {
        const cancel = Number.isFinite(ms) ? after(ms, resolve) : () => undefined;
        const abort = (): void => {
          cancel();
          reject(signal?.reason);
        };
        if (signal?.aborted) abort();
        signal?.addEventListener("abort", abort, { once: true });
      }).finally(() => busy++);
    },
    busyDuring:
      (work) =>
      async (...parameters) => {
        busy++;
        return work(...parameters).finally(() => busy--);
      },
    async run(promise) {
      let settled = false;
      const settle = (): void => {
        settled = true;
      };
      promise.then(settle, settle);
      for (let quiet = 0; !settled; ) {
        await new Promise((resolve) => setImmediate(resolve));
        quiet = busy > 0 ? 0 : quiet + 1;
        if (quiet > QUIET_TURNS && !settled) {
          quiet = 0;
          moveOn();
        }
      }
      return promise;
    },
    pass(ms) {
      now += ms;
    },
  };
}
