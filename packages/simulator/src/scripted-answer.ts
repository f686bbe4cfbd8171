import type { CallScenario, GatewayCall } from "./call-scenarios";
import { refusalIn } from "./gateway/error-shapes";
import { managementAnswer } from "./gateway/gateway-error";
import { brokenOff, flood, inDrips } from "./odd-bodies";
import type { Pause } from "./pause";

const HTML = "<!doctype html><title>Error</title><h1>An unexpected error has occurred</h1>";
const FLOOD_BYTES = 100_000_000;

/**
 * The rejection of a scripted network error: a `TypeError`, as `fetch` rejects with when the network fails, whose cause has the
 * runtime's code.
 */
export class ScriptedNetworkError extends TypeError {
  override readonly name = "TypeError";

  constructor(message: string, code: string) {
    super(message, { cause: Object.assign(new Error(`scripted: ${code}`), { code }) });
  }
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

async function malformed(
  body: "html" | "truncated" | "empty" | "flood" | "mislabelled",
  trueAnswer: () => Promise<Response>,
): Promise<Response> {
  const html = { "content-type": "text/html; charset=utf-8" };
  const json = { "content-type": "application/json" };
  if (body === "html") return new Response(HTML, { headers: html });
  if (body === "flood") return new Response(flood(FLOOD_BYTES), { headers: json });
  const answer = await trueAnswer();
  const { status } = answer;
  const whole = await answer.arrayBuffer();
  if (body === "mislabelled") {
    return new Response(whole, { status, headers: { "content-type": "text/plain" } });
  }
  return new Response(whole.slice(0, body === "empty" ? 0 : whole.byteLength / 2), {
    status,
    headers: { "content-type": answer.headers.get("content-type") ?? json["content-type"] },
  });
}

/** The true answer with another body around its bytes. */
async function rewrapped(
  trueAnswer: () => Promise<Response>,
  wrap: (bytes: Uint8Array<ArrayBuffer>) => ReadableStream<Uint8Array>,
): Promise<Response> {
  const answer = await trueAnswer();
  const { status, headers } = answer;
  return new Response(wrap(new Uint8Array(await answer.arrayBuffer())), { status, headers });
}

/** What a scripted answer is made with; `trueAnswer` is what the gateway would have said. */
export interface Script {
  readonly signal: AbortSignal | null;
  readonly pause: Pause;
  readonly trueAnswer: () => Promise<Response>;
}

/** Answers one call as a scenario says. */
export async function scriptedAnswer(scenario: CallScenario, script: Script): Promise<Response> {
  const { signal, pause, trueAnswer } = script;
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
    case "refused": {
      const { status, shape = "management", code = "INVALID_REQUEST", retryAfter } = scenario;
      const headers = retryAfter === undefined ? {} : { "retry-after": retryAfter };
      return refusalIn(shape, { status, code, headers });
    }
    case "redirect":
      return new Response(null, { status: 302, headers: { location: scenario.to } });
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
    case "drip":
      return rewrapped(trueAnswer, (bytes) => inDrips(bytes, () => pause(scenario.ms, signal)));
    case "reset": {
      const broken = new ScriptedNetworkError("terminated", "UND_ERR_SOCKET");
      return rewrapped(trueAnswer, (bytes) => brokenOff(bytes, broken));
    }
    case "network-error":
      throw new ScriptedNetworkError("fetch failed", scenario.cause ?? "ECONNRESET");
    case "hang":
      await pause(Number.POSITIVE_INFINITY, signal);
      throw new ScriptedNetworkError("fetch failed", "ETIMEDOUT");
    case "lost-answer":
      await (await trueAnswer()).body?.cancel();
      return scriptedAnswer(scenario.instead ?? { name: "network-error" }, script);
  }
}
