import { managementAnswer } from "./gateway/gateway-error";
import type { CallScenario, GatewayCall } from "./scenarios";

const HTML = "<!doctype html><title>Error</title><h1>An unexpected error has occurred</h1>";

/** The rejection of a scripted network error; a `TypeError`, as `fetch` rejects with when the network fails. */
export class ScriptedNetworkError extends TypeError {
  override readonly name = "TypeError";
}

/** Which of the five calls a request is, or `null` for anything else; `path` is relative to the base URL. */
export function callOf(method: string, path: string): GatewayCall | null {
  const api = /^\/api\/v5\/sessions\/signing(?:\/[^/]+(\/files|\/sign)?)?\/?$/.exec(path);
  if (api && method === "POST") {
    if (api[1] === "/files") return "upload";
    if (api[1] === "/sign") return "sign";
    return /\/signing\/?$/.test(path) ? "create" : null;
  }
  if (method !== "GET") return null;
  if (api && api[1] === undefined && !/\/signing\/?$/.test(path)) return "read";
  return /^\/folders\/[^/]+\/media\/[^/]+$/.test(path) ? "download" : null;
}

const untilAborted = (signal: AbortSignal | null): Promise<never> =>
  new Promise((_, reject) => {
    const abort = (): void => reject(signal?.reason);
    if (signal?.aborted) abort();
    else signal?.addEventListener("abort", abort, { once: true });
  });

const pause = (ms: number, signal: AbortSignal | null): Promise<void> =>
  new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const timer = setTimeout(resolve, ms);
    const abort = (): void => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    signal?.addEventListener("abort", abort, { once: true });
  });

async function malformed(
  body: "html" | "truncated" | "empty",
  trueAnswer: () => Promise<Response>,
): Promise<Response> {
  if (body === "html") {
    return new Response(HTML, { headers: { "content-type": "text/html; charset=utf-8" } });
  }
  const answer = await trueAnswer();
  const whole = await answer.arrayBuffer();
  return new Response(whole.slice(0, body === "empty" ? 0 : whole.byteLength / 2), {
    status: answer.status,
    headers: { "content-type": answer.headers.get("content-type") ?? "application/json" },
  });
}

/** Answers one call as a scenario says; `trueAnswer` is what the gateway would have said. */
export async function scriptedAnswer(
  scenario: CallScenario,
  signal: AbortSignal | null,
  trueAnswer: () => Promise<Response>,
): Promise<Response> {
  switch (scenario.name) {
    case "unauthorized":
      return managementAnswer(401, "Access denied due to invalid subscription key.");
    case "rate-limited": {
      const seconds = String(scenario.retryAfterSeconds ?? 2);
      return managementAnswer(429, `Rate limit is exceeded. Try again in ${seconds} seconds.`, {
        "retry-after": seconds,
      });
    }
    case "server-error": {
      const status = scenario.status ?? 500;
      return managementAnswer(status, "The server could not handle the request.");
    }
    case "malformed":
      return malformed(scenario.body ?? "html", trueAnswer);
    case "answer":
      return new Response(scenario.body ?? null, {
        status: scenario.status,
        headers: { ...scenario.headers },
      });
    case "slow":
      await pause(scenario.ms, signal);
      return trueAnswer();
    case "network-error":
      throw new ScriptedNetworkError("fetch failed");
    case "hang":
      return untilAborted(signal);
  }
}
