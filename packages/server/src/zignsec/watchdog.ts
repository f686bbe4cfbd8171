import type { Timers } from "./timers";

/** Ends one call that lasts too long. */
export interface Watchdog {
  /** Aborts with the caller's reason when the caller gives up, and when time is up. */
  readonly signal: AbortSignal;
  /** True once time was up. */
  readonly expired: boolean;
  /** Notes that a byte has moved. */
  touch(): void;
  /** Ends the watch. */
  stop(): void;
}

/** Watches a call for `ms` milliseconds in all, and, where given, `stallMs` between one {@link Watchdog.touch} and the next. */
export function createWatchdog(options: {
  readonly timers: Timers;
  readonly ms: number;
  readonly stallMs: number | null;
  readonly signal: AbortSignal | undefined;
}): Watchdog {
  const { timers, ms, stallMs, signal } = options;
  const controller = new AbortController();
  let expired = false;
  const expire = (): void => {
    expired = true;
    controller.abort(new DOMException("The call took too long.", "TimeoutError"));
  };
  const giveUp = (): void => controller.abort(signal?.reason);
  if (signal?.aborted) giveUp();
  signal?.addEventListener("abort", giveUp, { once: true });
  const cancel = timers.after(ms, expire);
  let moved = timers.now();
  let cancelStall = stallMs === null ? null : timers.after(stallMs, lookForStall);

  /** One timer for all bytes: moving one only writes down when. */
  function lookForStall(): void {
    if (stallMs === null) return;
    const left = moved + stallMs - timers.now();
    if (left <= 0) expire();
    else cancelStall = timers.after(left, lookForStall);
  }

  return {
    signal: controller.signal,
    get expired() {
      return expired;
    },
    touch() {
      moved = timers.now();
    },
    stop() {
      cancel();
      cancelStall?.();
      signal?.removeEventListener("abort", giveUp);
    },
  };
}
