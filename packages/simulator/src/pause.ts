/** Lets time pass: resolves after `ms` milliseconds (never, when infinite), rejects with the signal's reason when it aborts before. */
export type Pause = (ms: number, signal: AbortSignal | null) => Promise<void>;

/** Waits as long as it says. */
export const truePause: Pause = (ms, signal) =>
  new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const timer = Number.isFinite(ms) ? setTimeout(resolve, ms) : undefined;
    const abort = (): void => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    signal?.addEventListener("abort", abort, { once: true });
  });
