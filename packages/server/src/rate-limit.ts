import { SignError } from "@sign/protocol";
import { createBoundedMap } from "./bounded-map";
import { sha256Hex } from "./digests";
import type { OperationId } from "./operations";
import type { Awaitable } from "./route";

/** Counts calls. An instance has one in its memory; several instances need a shared one, or each counts for itself. */
export interface RateLimitStore {
  /**
   * Adds `cost` to what `key` has used in its window, which begins with the first call and lasts `windowMs`. Resolves with the sum, this call
   * included, and the milliseconds that are left of the window.
   */
  take(
    key: string,
    cost: number,
    windowMs: number,
  ): Promise<{ readonly used: number; readonly leftMs: number }>;
}

/** A limit on calls, answered with `rate_limited` and `Retry-After` before anything is read, opened or asked. */
export interface RateLimit {
  /**
   * Whose call it is, as your proxy tells it (`request.headers.get("cf-connecting-ip")`); a header that callers can write limits nobody. `null` or
   * `undefined`: not limited. `operation` is the id in `openapi.json`, or `none` for an address that does not exist.
   */
  key(call: {
    readonly request: Request;
    readonly operation: OperationId | "none";
  }): Awaitable<string | null | undefined>;
  /** What one key may use in a window. A page that waits for BankID asks 30 times a minute. */
  readonly max: number;
  /** Milliseconds, at least a second. @default 60_000 */
  readonly windowMs?: number;
  /** What a call of an operation uses. @default 1 */
  readonly costs?: Readonly<Partial<Record<OperationId | "none", number>>>;
  /** @default this instance's memory, of 10,000 keys */
  readonly store?: RateLimitStore;
}

/** Lets a call pass or throws `rate_limited`; a limit that could not be counted is reported. */
export type Limiter = (
  call: Parameters<RateLimit["key"]>[0],
  report: (fault: unknown) => void,
) => Promise<void>;

const WINDOW_MS = 60_000;
const CAPACITY = 10_000;
const MOST_KEY = 64;
const MOST_WAIT_MS = 1_000;

/** A {@link RateLimitStore} in this instance's memory. When `capacity` is reached, the key used longest ago is forgotten. */
export function createMemoryRateLimitStore(
  clock: () => number,
  capacity = CAPACITY,
): RateLimitStore {
  const windows = createBoundedMap<{ readonly used: number; readonly until: number }>(capacity);
  return {
    async take(key, cost, windowMs) {
      const known = windows.get(key);
      const open = known && known.until > clock() ? known : { used: 0, until: clock() + windowMs };
      const used = open.used + cost;
      windows.set(key, { used, until: open.until });
      return { used, leftMs: open.until - clock() };
    },
  };
}

/**
 * Makes a {@link Limiter}; throws a TypeError for a limit that cannot be right. A store that fails or takes longer than a second lets the call pass
 * and is reported: a counter that is down must not stop people from signing.
 */
export function createLimiter(limit: RateLimit | undefined, clock: () => number): Limiter {
  if (!limit) return async () => {};
  const { max, windowMs = WINDOW_MS, costs = {} } = limit;
  const store = limit.store ?? createMemoryRateLimitStore(clock);
  if (!(max >= 1) || !(windowMs >= 1_000) || Object.values(costs).some((cost) => !(cost >= 0))) {
    throw new TypeError(
      "rateLimit must have a max of at least 1, a windowMs of at least 1000, and no cost below 0.",
    );
  }

  async function count(call: Parameters<RateLimit["key"]>[0]) {
    const key = await limit?.key(call);
    const cost = costs[call.operation] ?? 1;
    if (key === null || key === undefined || cost === 0) return null;
    // A caller may choose what a header holds, and must not choose how much is remembered of it.
    const isLong = key.length > MOST_KEY;
    return store.take(
      isLong ? await sha256Hex(new TextEncoder().encode(key)) : key,
      cost,
      windowMs,
    );
  }

  return async function limitCall(call, report) {
    const counted = await within(MOST_WAIT_MS, count(call)).catch((fault: unknown) => {
      report(fault);
      return null;
    });
    if (counted && counted.used > max) {
      throw new SignError("rate_limited", { retryAfterMs: Math.max(0, counted.leftMs) });
    }
  };
}

async function within<Value>(ms: number, promise: Promise<Value>): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("rateLimit took too long.")), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
