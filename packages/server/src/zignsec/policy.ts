/**
 * How patient calls to the gateway are, how many may be under way, and when the gateway is left alone. The vendor publishes no
 * limits, so these are the kit's own. Times in milliseconds.
 */
export interface GatewayPolicy {
  /** One attempt to read a session, to the last byte of its answer. @default 10,000 */
  readonly readMs: number;
  /** Reading a session, with all attempts and the pauses between them; less than a browser waits. @default 30,000 */
  readonly readingMs: number;
  /** Creating a session or starting it, each sent once; the gateway may be passing on all documents meanwhile. @default 30,000 */
  readonly writeMs: number;
  /** Moving a file, with all attempts: as slow as the person's connection may be. @default 600,000 */
  readonly fileMs: number;
  /** A file on its way without one byte moving, and its answer after the last byte. @default 30,000 */
  readonly stallMs: number;
  /** Attempts to read a session or to download a file. @default 3 */
  readonly attempts: number;
  /** Calls with JSON under way at a time; more wait in line. @default 64 */
  readonly calls: number;
  /** Files on their way at a time; more wait in line. @default 24 */
  readonly files: number;
  /** Calls that may wait in each line; more are refused as `gateway_busy`. @default 1,000 */
  readonly line: number;
  /** Attempts without an answer, or answered with 502, 503 or 504, after which the gateway is left alone. @default 10 */
  readonly faultsInARow: number;
  /** How long it is left alone, before one call tries again. @default 10,000 */
  readonly restMs: number;
  /** The longest pause that is waited for here; a longer one is passed on to the caller. @default 5,000 */
  readonly pauseMs: number;
  /** The longest `Retry-After` that is believed. @default 120,000 */
  readonly longestWaitMs: number;
}

const defaults: GatewayPolicy = {
  readMs: 10_000,
  readingMs: 30_000,
  writeMs: 30_000,
  fileMs: 600_000,
  stallMs: 30_000,
  attempts: 3,
  calls: 64,
  files: 24,
  line: 1_000,
  faultsInARow: 10,
  restMs: 10_000,
  pauseMs: 5_000,
  longestWaitMs: 120_000,
};

/** The policy with defaults filled in; throws a TypeError for what is not a whole number of at least 1. */
export function checkPolicy(policy: Partial<GatewayPolicy> = {}): GatewayPolicy {
  const whole = { ...defaults, ...policy };
  for (const name of Object.keys(defaults) as (keyof GatewayPolicy)[]) {
    if (!Number.isSafeInteger(whole[name]) || whole[name] < 1) {
      throw new TypeError(`zignsec.policy.${name} must be a whole number of at least 1.`);
    }
  }
  return whole;
}
