import { type ErrorCode, isEnd, type Session, SignError } from "@sign/protocol";
import type { SignPage } from "../flow/page";
import type { Connection } from "../flow/state";

/** One read of a session; `redirectUrl` when the answer said where to continue at BankID. */
export interface Reading {
  readonly session: Session;
  readonly redirectUrl?: string | null;
}

/** Options of {@link watchStatus}. */
export interface WatchOptions {
  read(signal: AbortSignal): Promise<Reading>;
  /** Called with the newest reading only. */
  onReading(reading: Reading): void;
  onConnection(connection: Connection): void;
  /** Called with an error that no further read can mend; watching has stopped then. */
  onLost(error: SignError): void;
  readonly page: Pick<SignPage, "isVisible" | "listen">;
  /** Ends the watch. */
  readonly signal: AbortSignal;
  /** @default Math.random */
  readonly random?: () => number;
}

/** A running watch. */
export interface Watch {
  /** Reads now, unless a fresh read is already under way. */
  checkNow(): void;
}

const FIRST_PACE_MS = 2_000;
const SHORTEST_MS = 500;
const LONGEST_MS = 600_000;
const LONGEST_BACKOFF_MS = 30_000;
const READ_DEADLINE_MS = 60_000;
const FRESH_MS = 5_000;

/** The codes that end a watch: the token or handle is worth nothing, or the session is gone. Everything else may pass. */
const lost: ReadonlySet<ErrorCode> = new Set([
  "token_invalid",
  "token_expired",
  "handle_invalid",
  "handle_expired",
  "handle_used",
  "session_gone",
  "not_authorized",
] satisfies ErrorCode[]);

/**
 * Reads a session at once and then at the pace the server gives, with jitter, one read at a time, until an end.
 * Pauses while the page is hidden; reads at once when it is shown, focused, restored or online again. A failure
 * is `connection: "lost"` and another try, later each time (30 s at most, or what `Retry-After` says).
 */
export function watchStatus(options: WatchOptions): Watch {
  const { page, signal, random = Math.random } = options;
  let pace = FIRST_PACE_MS;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let flight: { readonly controller: AbortController; readonly since: number } | null = null;

  function schedule(ms: number): void {
    clearTimeout(timer);
    if (!signal.aborted) timer = setTimeout(read, ms);
  }

  function scheduleNext(ms: number): void {
    const bounded = Math.min(Math.max(ms, SHORTEST_MS), LONGEST_MS);
    schedule(bounded * (1 + random() / 5));
  }

  function ground(): void {
    const { controller } = flight ?? {};
    flight = null;
    controller?.abort();
  }

  function succeed(reading: Reading): void {
    failures = 0;
    pace = reading.session.nextPollMs ?? pace;
    options.onReading(reading);
    if (isEnd(reading.session.status)) stop();
    else scheduleNext(pace);
  }

  function fail(error: unknown): void {
    if (SignError.is(error) && lost.has(error.code)) {
      stop();
      options.onLost(error);
      return;
    }
    failures += 1;
    options.onConnection("lost");
    const backoff = Math.min(Math.max(pace, SHORTEST_MS) * 2 ** failures, LONGEST_BACKOFF_MS);
    scheduleNext(Math.max(backoff, SignError.is(error) ? (error.retryAfterMs ?? 0) : 0));
  }

  function read(): void {
    if (signal.aborted || !page.isVisible()) return;
    ground();
    const own = { controller: new AbortController(), since: Date.now() };
    flight = own;
    const settle = (report: () => void): void => {
      clearTimeout(overdue);
      if (flight !== own) return;
      ground();
      report();
    };
    const overdue = setTimeout(
      () => settle(() => fail(new SignError("network"))),
      READ_DEADLINE_MS,
    );
    options.read(own.controller.signal).then(
      (reading) => settle(() => succeed(reading)),
      (error) => settle(() => fail(error)),
    );
  }

  function checkNow(): void {
    // Not the monotonic clock, which may stand still while a device sleeps. A clock that was set back makes a read old, not fresh for hours.
    const age = flight ? Date.now() - flight.since : FRESH_MS;
    if (age >= 0 && age < FRESH_MS) return;
    schedule(0);
  }

  const unlisten = page.listen((name) => {
    if (name === "restored") schedule(0);
    else if (name === "visible" || name === "focus" || name === "online") checkNow();
  });

  function stop(): void {
    clearTimeout(timer);
    ground();
    unlisten();
  }

  signal.addEventListener("abort", stop, { once: true });
  schedule(0);
  return { checkNow };
}
