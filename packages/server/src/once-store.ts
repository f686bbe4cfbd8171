/**
 * Remembers keys that may be used once. `claim` answers true to the first who asks for a key, false to all
 * others, until `expiresAt` (Unix seconds), after which the key may be forgotten. Several instances need a shared one, as Redis' `SET key 1 NX EXAT`.
 */
export interface OnceStore {
  claim(key: string, expiresAt: number): Promise<boolean>;
}

/** A {@link OnceStore} in this instance's memory. When `capacity` is reached, the oldest keys are forgotten first. */
export function createMemoryOnceStore(clock: () => number, capacity = 50_000): OnceStore {
  const expiries = new Map<string, number>();
  return {
    async claim(key, expiresAt) {
      if ((expiries.get(key) ?? 0) * 1000 > clock()) return false;
      expiries.delete(key);
      expiries.set(key, expiresAt);
      for (const [oldest, expiry] of expiries) {
        if (expiries.size <= capacity && expiry * 1000 > clock()) break;
        expiries.delete(oldest);
      }
      return true;
    },
  };
}
