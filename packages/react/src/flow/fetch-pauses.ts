const LONGEST_PAUSE_MS = 60_000;

/** How long to wait before code that could not be fetched is fetched again: 1 second at first. */
export const FIRST_PAUSE_MS = 1000;

/** The pause after this one: twice as long, at most 1 minute. */
export const longerPause = (pause: number): number => Math.min(pause * 2, LONGEST_PAUSE_MS);
