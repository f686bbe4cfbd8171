import { type ErrorCode, SignError } from "@sign/protocol";

/** What became of one attempt: the gateway answered, it did not, or nobody waited to see. */
export type Verdict = "answered" | "fault" | "unknown";

/** Knows when the gateway is to be left alone: after many faults in a row, and for as long as it has asked to wait. */
export interface Circuit {
  /** Why no call may go out now, with the time to wait; null when one may, whose verdict must then be given. */
  refusal(): SignError | null;
  /** Notes how an attempt went; gives the change this made, if any. */
  note(verdict: Verdict): "opened" | "closed" | null;
  /** Notes that the gateway asked to wait, and as what its callers are to be told. */
  hold(code: ErrorCode, ms: number): void;
}

/** What a caller is told to wait when another is just trying. */
const TRYING_MS = 1_000;

/**
 * Makes a {@link Circuit} that opens for `restMs` after `faultsInARow`. Then one call may try: an answer closes it, a fault opens
 * it again. A `hold` is independent of that.
 */
export function createCircuit(options: {
  readonly faultsInARow: number;
  readonly restMs: number;
  readonly now: () => number;
}): Circuit {
  const { faultsInARow, restMs, now } = options;
  let faults = 0;
  let openUntil: number | null = null;
  let trying = false;
  let held: { readonly code: ErrorCode; readonly until: number } | null = null;

  return {
    refusal() {
      if (held && now() < held.until) {
        return new SignError(held.code, { retryAfterMs: held.until - now() });
      }
      held = null;
      if (openUntil === null) return null;
      if (trying || now() < openUntil) {
        const retryAfterMs = Math.max(TRYING_MS, openUntil - now());
        return new SignError("gateway_unavailable", { retryAfterMs });
      }
      trying = true;
      return null;
    },
    note(verdict) {
      const wasOpen = openUntil !== null;
      trying = false;
      if (verdict === "unknown") return null;
      if (verdict === "answered") {
        faults = 0;
        openUntil = null;
        return wasOpen ? "closed" : null;
      }
      faults++;
      if (faults < faultsInARow) return null;
      openUntil = now() + restMs;
      return wasOpen ? null : "opened";
    },
    hold(code, ms) {
      held = { code, until: Math.max(held?.until ?? 0, now() + ms) };
    },
  };
}
