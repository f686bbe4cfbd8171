import { SignError } from "@sign/protocol";

/** A limit on how much goes on at a time. */
export interface Line {
  /**
   * Resolves with the way to leave when there is room. Rejects with `gateway_busy` when too many wait already, and with the
   * signal's reason when that aborts first.
   */
  enter(signal: AbortSignal): Promise<() => void>;
}

const BUSY_MS = 2_000;

/** Makes a {@link Line} with room for `room` at a time and `longest` waiting, first come first served. */
export function createLine(room: number, longest: number): Line {
  const waiting = new Set<() => void>();
  let inside = 0;

  function leaveOnce(): () => void {
    let left = false;
    return () => {
      if (left) return;
      left = true;
      const [next] = waiting;
      if (next) next();
      else inside--;
    };
  }

  return {
    async enter(signal) {
      signal.throwIfAborted();
      if (inside < room) {
        inside++;
        return leaveOnce();
      }
      if (waiting.size >= longest) throw new SignError("gateway_busy", { retryAfterMs: BUSY_MS });
      return new Promise((resolve, reject) => {
        const giveUp = (): void => {
          waiting.delete(goIn);
          reject(signal.reason);
        };
        const goIn = (): void => {
          waiting.delete(goIn);
          signal.removeEventListener("abort", giveUp);
          resolve(leaveOnce());
        };
        waiting.add(goIn);
        signal.addEventListener("abort", giveUp, { once: true });
      });
    },
  };
}
