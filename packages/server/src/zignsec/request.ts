import { type ErrorCode, SignError } from "@sign/protocol";
import { BodyTooLarge, readBounded } from "../bounded-body";
import { faultOf, type GatewayCall, readRetryAfter } from "./faults";
import type { Key, KeyName, KeyRing } from "./keys";
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
    };

/** What goes with one call: the caller's way to give up, and its ear. */
export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  readonly observe?: ((event: GatewayEvent) => void) | undefined;
}

/** One call to the gateway. The product key goes in `Zs-Product-Key` on the API, in `Authorization` for media (the vendor's page). */
export interface GatewayRequest extends CallOptions {
  readonly call: GatewayCall;
  readonly method: "GET" | "POST";
  readonly url: URL;
  readonly body?: StreamedBody | { readonly json: unknown };
  readonly maxBytes: number;
  readonly deadlineMs: number;
}

/** Sends calls; resolves with the body of a 2xx answer, rejects with a SignError for all else. */
export type Send = (request: GatewayRequest) => Promise<Uint8Array<ArrayBuffer>>;

/** The part of `fetch` that is used: an address and what to send. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Where requests go and what they carry. */
export interface SendOptions {
  readonly fetch: Fetch;
  readonly keys: KeyRing;
  readonly clock: () => number;
}

const ATTEMPTS = 3;
const MAX_ERROR_BYTES = 65_536;
const retryableStatus = new Set([429, 502, 503, 504]);

interface Failure {
  readonly error: SignError;
  readonly status: number | null;
}

type Outcome = { readonly bytes: Uint8Array<ArrayBuffer> } | Failure;

/**
 * Makes a {@link Send}. Redirects are never followed, since the key would go along. On 401 and 403 the other key of
 * a pair is tried once and, if it works, kept; a streamed body cannot be sent twice, so then the answer is a
 * retryable error. Only GET is tried again (429, 502, 503, 504, no answer), after `Retry-After` or a growing,
 * jittered pause, as long as the deadline allows. A SignError out of a streamed body is passed on as it is.
 */
export function createSend({ fetch, keys, clock }: SendOptions): Send {
  async function attempt(request: GatewayRequest, key: Key, signal: AbortSignal): Promise<Outcome> {
    try {
      const answer = await fetch(request.url.href, build(request, key, signal));
      if (answer.ok) return { bytes: await readBounded(answer.body, request.maxBytes) };
      const retryAfterMs = readRetryAfter(answer.headers.get("retry-after"), clock());
      const text = await readText(answer);
      const { status } = answer;
      return { status, error: faultOf(request.call, { status, text, retryAfterMs }) };
    } catch (cause) {
      request.signal?.throwIfAborted();
      const ownFault = [cause, cause instanceof Error ? cause.cause : null].find(SignError.is);
      if (ownFault) throw ownFault;
      return { status: null, error: new SignError(silenceCode(cause, signal), { cause }) };
    }
  }

  async function withEitherKey(request: GatewayRequest, signal: AbortSignal): Promise<Outcome> {
    const key = keys.current;
    const outcome = await attempt(request, key, signal);
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
    const second = await attempt(request, other, signal);
    if (wasTaken(second) && keys.accept(other)) {
      request.observe?.({ type: "key.switched", key: other.name });
    }
    return second;
  }

  return async function send(request) {
    const until = clock() + request.deadlineMs;
    const deadline = AbortSignal.timeout(request.deadlineMs);
    const signal = request.signal ? AbortSignal.any([request.signal, deadline]) : deadline;
    for (let attempts = 1; ; attempts++) {
      const outcome = await withEitherKey(request, signal);
      if ("bytes" in outcome) return outcome.bytes;
      const { error, status } = outcome;
      request.observe?.({ type: "gateway.error", call: request.call, code: error.code, status });
      const pause = error.retryAfterMs ?? 150 * 2 ** attempts * (0.5 + Math.random());
      const again =
        request.method === "GET" &&
        attempts < ATTEMPTS &&
        (status === null ? error.code === "gateway_unreachable" : retryableStatus.has(status)) &&
        clock() + pause < until;
      if (!again) throw error;
      await sleep(pause, request.signal);
    }
  };
}

function build(request: GatewayRequest, key: Key, signal: AbortSignal): RequestInit {
  const headers = new Headers({ Accept: request.call === "download" ? "*/*" : "application/json" });
  headers.set(request.call === "download" ? "Authorization" : "Zs-Product-Key", key.value);
  const init: RequestInit & { duplex?: "half" } = {
    method: request.method,
    headers,
    signal,
    redirect: "manual",
  };
  if (request.body && "json" in request.body) {
    headers.set("Content-Type", "application/json");
    init.body = JSON.stringify(request.body.json);
  } else if (request.body) {
    headers.set("Content-Type", request.body.contentType);
    if (request.body.length !== undefined) {
      headers.set("Content-Length", String(request.body.length));
    }
    init.body = request.body.body;
    init.duplex = "half";
  }
  return init;
}

const isRefusedKey = (outcome: Outcome): outcome is Failure =>
  "error" in outcome && (outcome.status === 401 || outcome.status === 403);

/** An answer past the check of the key: success, or a refusal of the request itself. */
const wasTaken = (outcome: Outcome): boolean =>
  "bytes" in outcome || (outcome.status !== null && outcome.status < 429 && !isRefusedKey(outcome));

function silenceCode(cause: unknown, signal: AbortSignal): ErrorCode {
  if (cause instanceof BodyTooLarge) return "gateway_malformed";
  return signal.aborted ? "gateway_timeout" : "gateway_unreachable";
}

async function readText(answer: Response): Promise<string> {
  try {
    return new TextDecoder().decode(await readBounded(answer.body, MAX_ERROR_BYTES));
  } catch {
    return "";
  }
}

function sleep(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", stop);
      resolve();
    }, ms);
    signal?.addEventListener("abort", stop, { once: true });
  });
}
