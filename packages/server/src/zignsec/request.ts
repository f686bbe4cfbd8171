import { type ErrorCode, SignError } from "@sign/protocol";
import { attemptMs, createAttempt, type Failure, isFile, type Outcome } from "./attempt";
import type { Circuit } from "./circuit";
import type { GatewayCall } from "./faults";
import type { KeyName, KeyRing } from "./keys";
import type { Line } from "./line";
import type { GatewayPolicy } from "./policy";
import { sleep, type Timers } from "./timers";
import { createWatchdog } from "./watchdog";
import type { StreamedBody } from "./write";

/** What a call to the gateway can tell while it runs. Never a key, an address or a body. */
export type GatewayEvent =
  | { readonly type: "key.switched"; readonly key: KeyName }
  | {
      readonly type: "gateway.error";
      readonly call: GatewayCall;
      readonly code: ErrorCode;
      /** The gateway's HTTP status, or null when there was no answer. */
      readonly status: number | null;
      /** The runtime's code for a connection that failed, as ECONNREFUSED, where it gives one. */
      readonly cause: string | null;
      /** Milliseconds until the call is tried again, or null when it is not. */
      readonly againInMs: number | null;
    }
  /** Many calls in a row found no gateway: none is made for this many milliseconds. */
  | { readonly type: "circuit.opened"; readonly forMs: number }
  /** The gateway answers again. */
  | { readonly type: "circuit.closed" }
  /** A call whose answer was lost had worked: what it did was found and used. */
  | { readonly type: "gateway.reconciled"; readonly call: "upload" | "start" };

/** What goes with one call: the caller's way to give up, its ear, and when its own time is up. */
export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  readonly observe?: ((event: GatewayEvent) => void) | undefined;
  /** Milliseconds after which the call is given up, with all its attempts, whatever its own deadline. */
  readonly withinMs?: number | undefined;
  /** The caller's trace (W3C Trace Context), passed on as it is. */
  readonly traceparent?: string | undefined;
}

/** One call to the gateway. The product key goes in `Zs-Product-Key` on the API, in `Authorization` for media (the vendor's page). */
export interface GatewayRequest extends CallOptions {
  readonly call: GatewayCall;
  readonly method: "GET" | "POST";
  readonly url: URL;
  readonly body?: StreamedBody | { readonly json: unknown };
  readonly maxBytes: number;
}

/** Sends calls; resolves with the body of a 2xx answer, rejects with a SignError for all else. */
export type Send = (request: GatewayRequest) => Promise<Uint8Array<ArrayBuffer>>;

/** The part of `fetch` that is used: an address and what to send. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Where requests go, what they carry and what holds them back. */
export interface SendOptions {
  readonly fetch: Fetch;
  readonly keys: KeyRing;
  readonly timers: Timers;
  readonly policy: GatewayPolicy;
  readonly circuit: Circuit;
  /** Files have a line of their own, so that slow uploads never keep a status waiting. */
  readonly lines: { readonly calls: Line; readonly files: Line };
}

const retryableStatus = new Set([429, 502, 503, 504]);
/** Statuses of something that stands before the gateway: they count as no answer. */
const nobodyHome = new Set([502, 503, 504]);

/**
 * Makes a {@link Send}. Redirects are never followed, since the key would go along. On 401 and 403 the other key of
 * a pair is tried once and, if it works, kept; a streamed body cannot be sent twice, so then the answer is a
 * retryable error. Only GET is tried again (429, 502, 503, 504, no answer), after `Retry-After` or a growing,
 * jittered pause, as long as its time allows. What has not gone out, because the gateway is left alone, waits if it can.
 * A SignError out of a streamed body is passed on as it is.
 */
export function createSend(options: SendOptions): Send {
  const { keys, timers, policy, circuit, lines } = options;
  const attempt = createAttempt(options);

  async function withEitherKey(request: GatewayRequest, until: number): Promise<Outcome> {
    const key = keys.current;
    const outcome = await attempt(request, key, until);
    if (!isRefusedKey(outcome)) {
      if (wasTaken(outcome)) keys.accept(key);
      return outcome;
    }
    keys.refuse(key);
    const other = keys.other(key);
    if (!other) return outcome;
    if (request.body && "body" in request.body) {
      return { ...outcome, error: new SignError("gateway_unavailable") };
    }
    const second = await attempt(request, other, until);
    if (wasTaken(second) && keys.accept(other)) {
      request.observe?.({ type: "key.switched", key: other.name });
    }
    return second;
  }

  /** One attempt, if the gateway is not to be left alone and when there is room. */
  async function inLine(request: GatewayRequest, until: number): Promise<Outcome> {
    const watchdog = createWatchdog({
      timers,
      ms: Math.max(1, until - timers.now()),
      stallMs: null,
      signal: request.signal,
    });
    const line = isFile(request) ? lines.files : lines.calls;
    let leave: () => void;
    try {
      leave = await line.enter(watchdog.signal);
    } catch (thrown) {
      request.signal?.throwIfAborted();
      const error = SignError.is(thrown) ? thrown : new SignError("gateway_timeout");
      return { error, status: null, cause: null, sent: false };
    } finally {
      watchdog.stop();
    }
    const refusal = circuit.refusal();
    if (refusal) {
      leave();
      return { error: refusal, status: null, cause: null, sent: false };
    }
    let outcome: Outcome | null = null;
    try {
      outcome = await withEitherKey(request, until);
      return outcome;
    } finally {
      leave();
      noteInCircuit(request, outcome);
    }
  }

  function noteInCircuit(request: GatewayRequest, outcome: Outcome | null): void {
    const failure = outcome && "error" in outcome ? outcome : null;
    if (failure?.error.retryAfterMs) circuit.hold(failure.error.code, failure.error.retryAfterMs);
    const fault = failure !== null && (failure.status === null || nobodyHome.has(failure.status));
    const change = circuit.note(outcome === null ? "unknown" : fault ? "fault" : "answered");
    if (change === "opened") request.observe?.({ type: "circuit.opened", forMs: policy.restMs });
    if (change === "closed") request.observe?.({ type: "circuit.closed" });
  }

  /** Milliseconds until the call may go again, or null when it may not. */
  function pauseBefore({ method }: GatewayRequest, failure: Failure, attempts: number) {
    const { error, status, sent } = failure;
    const passes = sent
      ? method === "GET" &&
        attempts < policy.attempts &&
        (status === null || retryableStatus.has(status))
      : error.retryAfterMs !== undefined && error.code !== "gateway_timeout";
    if (!passes) return null;
    const pause = Math.max(error.retryAfterMs ?? 0, 150 * 2 ** attempts * (0.5 + Math.random()));
    return pause <= policy.pauseMs ? Math.ceil(pause) : null;
  }

  return async function send(request) {
    const allMs = request.call === "read" ? policy.readingMs : attemptMs(request, policy);
    const until = timers.now() + Math.min(allMs, request.withinMs ?? allMs);
    for (let attempts = 1; ; ) {
      const outcome = await inLine(request, until);
      if ("bytes" in outcome) return outcome.bytes;
      const pause = pauseBefore(request, outcome, attempts);
      const againInMs = pause !== null && timers.now() + pause < until ? pause : null;
      const { error, status, cause, sent } = outcome;
      if (sent) {
        const { call } = request;
        const { code } = error;
        request.observe?.({ type: "gateway.error", call, code, status, cause, againInMs });
        attempts++;
      }
      if (againInMs === null) throw error;
      await sleep(timers, againInMs, request.signal);
    }
  };
}

const isRefusedKey = (outcome: Outcome): outcome is Failure =>
  "error" in outcome && (outcome.status === 401 || outcome.status === 403);

/** An answer past the check of the key: success, or a refusal of the request itself. */
const wasTaken = (outcome: Outcome): boolean =>
  "bytes" in outcome || (outcome.status !== null && outcome.status < 429 && !isRefusedKey(outcome));
