import { SignError } from "@sign/protocol";
import { BodyTooLarge, readBounded } from "../bounded-body";
import { unlessAborted } from "../unless-aborted";
import { faultOf, readRetryAfter, systemCode } from "./faults";
import type { Key } from "./keys";
import type { GatewayPolicy } from "./policy";
import type { GatewayRequest, SendOptions } from "./request";
import { createWatchdog, type Watchdog } from "./watchdog";

const MAX_ERROR_BYTES = 65_536;

/** Why an attempt gave nothing. */
export interface Failure {
  readonly error: SignError;
  readonly status: number | null;
  readonly cause: string | null;
  /** False when nothing went out, so that even a call that changes something may wait and go. */
  readonly sent: boolean;
}

/** What an attempt gave: the body of a 2xx answer, or why not. */
export type Outcome = { readonly bytes: Uint8Array<ArrayBuffer> } | Failure;

/** Sends a call once with one key, until the moment `until` (Unix milliseconds) at most. */
export type Attempt = (request: GatewayRequest, key: Key, until: number) => Promise<Outcome>;

/**
 * Makes an {@link Attempt}. It rejects only with the reason of a caller who gave up, and with a SignError out of a streamed body,
 * which is passed on as it is.
 */
export function createAttempt({
  fetch,
  timers,
  policy,
}: Pick<SendOptions, "fetch" | "timers" | "policy">): Attempt {
  async function exchange(request: GatewayRequest, key: Key, watchdog: Watchdog): Promise<Outcome> {
    const answer = await fetch(request.url.href, build(request, key, watchdog));
    const { status, headers } = answer;
    if (answer.ok) {
      const body = isFile(request) ? watched(answer.body, watchdog) : answer.body;
      try {
        return { bytes: await readBounded(body, request.maxBytes) };
      } catch (cause) {
        if (!(cause instanceof BodyTooLarge)) throw cause;
        return { error: new SignError("gateway_malformed"), status, cause: null, sent: true };
      }
    }
    const sentAt = Date.parse(headers.get("date") ?? "");
    const now = Number.isNaN(sentAt) ? timers.now() : sentAt;
    const told = readRetryAfter(headers.get("retry-after"), now);
    const retryAfterMs = told === undefined ? undefined : Math.min(told, policy.longestWaitMs);
    const error = faultOf(request.call, { status, text: await readText(answer), retryAfterMs });
    return { error, status, cause: null, sent: true };
  }

  return async function attempt(
    request: GatewayRequest,
    key: Key,
    until: number,
  ): Promise<Outcome> {
    const watchdog = createWatchdog({
      timers,
      ms: Math.max(1, Math.min(attemptMs(request, policy), until - timers.now())),
      stallMs: isFile(request) ? policy.stallMs : null,
      signal: request.signal,
    });
    try {
      // Not every fetch heeds its signal, least of all while a body is read.
      return await unlessAborted(exchange(request, key, watchdog), watchdog.signal);
    } catch (thrown) {
      request.signal?.throwIfAborted();
      const ownFault = [thrown, thrown instanceof Error ? thrown.cause : null].find(SignError.is);
      if (ownFault) throw ownFault;
      const code = watchdog.expired ? "gateway_timeout" : "gateway_unreachable";
      const error = new SignError(code, { cause: thrown });
      return { error, status: null, cause: systemCode(thrown), sent: true };
    } finally {
      watchdog.stop();
    }
  };
}

/** Milliseconds that one attempt of a call may take. */
export function attemptMs({ call }: Pick<GatewayRequest, "call">, policy: GatewayPolicy): number {
  if (call === "read") return policy.readMs;
  return call === "upload" || call === "download" ? policy.fileMs : policy.writeMs;
}

/** True for a call that moves a file. */
export const isFile = ({ call }: Pick<GatewayRequest, "call">): boolean =>
  call === "upload" || call === "download";

function build(request: GatewayRequest, key: Key, watchdog: Watchdog): RequestInit {
  const headers = new Headers({ Accept: request.call === "download" ? "*/*" : "application/json" });
  headers.set(request.call === "download" ? "Authorization" : "Zs-Product-Key", key.value);
  if (request.traceparent) headers.set("traceparent", request.traceparent);
  const init: RequestInit & { duplex?: "half" } = {
    method: request.method,
    headers,
    signal: watchdog.signal,
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
    init.body = watched(request.body.body, watchdog);
    init.duplex = "half";
  }
  return init;
}

/** The same stream, telling the watchdog of each piece. */
function watched<Body extends ReadableStream<Uint8Array> | null>(
  body: Body,
  watchdog: Watchdog,
): Body;
function watched(
  body: ReadableStream<Uint8Array> | null,
  watchdog: Watchdog,
): ReadableStream<Uint8Array> | null {
  if (!body) return null;
  const reader = body.getReader();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await reader.read();
        watchdog.touch();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}

async function readText(answer: Response): Promise<string> {
  try {
    return new TextDecoder().decode(await readBounded(answer.body, MAX_ERROR_BYTES));
  } catch {
    return "";
  }
}
