/** When every fault begins, in Unix milliseconds. */
export const START = Date.UTC(2026, 10, 23, 12);

/** Between what comes before a fault and the fault, in milliseconds. */
export const BEFORE_MS = 2_000;

/** An HTTP-date this many seconds after the fault. */
export const inSeconds = (seconds: number): string =>
  new Date(START + BEFORE_MS + seconds * 1_000).toUTCString();
