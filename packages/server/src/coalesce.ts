import { createBoundedMap } from "./bounded-map";
import { unlessAborted } from "./unless-aborted";

/** Shares one run per key among all who ask at the same time, and how it ended for a short while after. */
export interface Coalescer<Value> {
  /**
   * The value for a key: a fresh one, the one of the run under way, or of a new `run`; a fresh failure is thrown again. A caller whose `signal` aborts is
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

interface Kept<Value> {
  readonly outcome: { readonly value: Value } | { readonly failure: unknown };
  readonly at: number;
  readonly sequence: number;
}

interface Entry<Value> {
  flight: Flight<Value> | null;
  kept: Kept<Value> | null;
  stale: boolean;
}

/**
 * Makes a {@link Coalescer} that keeps values, and failures, fresh for `freshMs`: a source that fails at once is asked no more often
 * than one that answers. Runs are numbered, and the end of an older run neither replaces nor hides that of a newer one. A run
 * that was aborted because nobody waited is not kept.
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
      const outcome = await run(controller.signal).then(
        (value) => ({ value }),
        (failure: unknown) => ({ failure }),
      );
      if (entry.flight?.sequence === own) entry.flight = null;
      const newer = entry.kept && entry.kept.sequence > own ? entry.kept.outcome : null;
      if (!newer && !controller.signal.aborted) {
        entry.kept = { outcome, at: clock(), sequence: own };
      }
      return unpack(newer ?? outcome);
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
        return unpack(entry.kept.outcome);
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

function unpack<Value>(outcome: Kept<Value>["outcome"]): Value {
  if ("failure" in outcome) throw outcome.failure;
  return outcome.value;
}
