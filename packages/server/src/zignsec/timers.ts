/** How time passes for the calls to the gateway; a test may let it pass at once. */
export interface Timers {
  /** Unix milliseconds. */
  now(): number;
  /** Calls `run` after `ms` milliseconds; what it gives back cancels that. */
  after(ms: number, run: () => void): () => void;
}

/** The runtime's own time. */
export const systemTimers: Timers = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

/** Resolves after `ms` milliseconds; rejects with the signal's reason when it aborts before. */
export function sleep(timers: Timers, ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const stop = (): void => {
      cancel();
      reject(signal?.reason);
    };
    const cancel = timers.after(ms, () => {
      signal?.removeEventListener("abort", stop);
      resolve();
    });
    signal?.addEventListener("abort", stop, { once: true });
  });
}
