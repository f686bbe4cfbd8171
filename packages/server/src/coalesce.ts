import { createBoundedMap } from "./bounded-map";

/** Shares one run per key among all who ask at the same time, and its value for a short while after. */
export interface Coalescer<Value> {
  /**
   * The value for a key: a fresh one, the one of the run under way, or of a new `run`. A caller whose `signal` aborts is
   * rejected with its reason; when nobody waits any more, the signal given to `run` aborts.
   */
  read(
    key: string,
    run: (signal: AbortSignal) => Promise<Value>,
    signal?: AbortSignal,
  ): Promise<Value>;
  /** Makes the next read of a key start a new run, even while an old one is under way. */
  invalidate(key: string): void;
}

interface Flight<Value> {
  readonly sequence: number;
  readonly controller: AbortController;
  readonly promise: Promise<Value>;
  waiting: number;
}

interface Entry<Value> {
  flight: Flight<Value> | null;
  kept: { readonly value: Value; readonly at: number; readonly sequence: number } | null;
  stale: boolean;
}

/**
 * Makes a {@link Coalescer} that keeps values fresh for `freshMs`. Runs are numbered, and the answer of an older
 * run neither replaces nor hides that of a newer one. Failures are not kept.
 */
export function createCoalescer<Value>(options: {
  readonly freshMs: number;
  readonly capacity: number;
  readonly clock: () => number;
}): Coalescer<Value> {
  const { freshMs, clock } = options;
  const entries = createBoundedMap<Entry<Value>>(options.capacity);
  let sequence = 0;

  function entryOf(key: string): Entry<Value> {
    const known = entries.get(key);
    if (known) return known;
    const entry: Entry<Value> = { flight: null, kept: null, stale: false };
    entries.set(key, entry);
    return entry;
  }

  function begin(entry: Entry<Value>, run: (signal: AbortSignal) => Promise<Value>): Flight<Value> {
    const controller = new AbortController();
    const own = ++sequence;
    const settle = async (): Promise<Value> => {
      try {
        const value = await run(controller.signal);
        if (entry.kept && entry.kept.sequence > own) return entry.kept.value;
        entry.kept = { value, at: clock(), sequence: own };
        return value;
      } finally {
        if (entry.flight?.sequence === own) entry.flight = null;
      }
    };
    const promise = settle();
    promise.catch(() => undefined);
    const flight = { sequence: own, controller, promise, waiting: 0 };
    entry.flight = flight;
    entry.stale = false;
    return flight;
  }

  return {
    async read(key, run, signal) {
      signal?.throwIfAborted();
      const entry = entryOf(key);
      if (!entry.stale && !entry.flight && entry.kept && clock() - entry.kept.at < freshMs) {
        return entry.kept.value;
      }
      const flight = entry.flight && !entry.stale ? entry.flight : begin(entry, run);
      flight.waiting++;
      try {
        return await unlessAborted(flight.promise, signal);
      } finally {
        flight.waiting--;
        if (flight.waiting === 0) {
          if (entry.flight === flight) entry.flight = null;
          flight.controller.abort();
        }
      }
    },
    invalidate(key) {
      const entry = entries.get(key);
      if (entry) entry.stale = true;
    },
  };
}

function unlessAborted<Value>(promise: Promise<Value>, signal?: AbortSignal): Promise<Value> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    signal.addEventListener("abort", stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}
