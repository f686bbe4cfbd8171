import type { SigningSession } from "./session";

/** What a webhook says happened. */
export type WebhookEvent = "session_created" | "session_updated";

/** Sends an HTTP request; `globalThis.fetch` unless told otherwise. */
export type SendRequest = (url: string, init: RequestInit) => Promise<Response>;

/** Options of {@link createWebhooks}. */
export interface WebhookOptions {
  readonly send: SendRequest;
  readonly now: () => Date;
  /** Without it, webhooks are sent unsigned. */
  readonly secret: string | undefined;
}

/** Delivers webhooks one after the other per session. */
export interface Webhooks {
  /** Queues an event, as the session stands now; does nothing when it has no webhook address. */
  notify(session: SigningSession, event: WebhookEvent): void;
  /** Resolves when nothing is queued any more. */
  idle(): Promise<void>;
}

const ATTEMPTS = 3;
const FIRST_PAUSE_MS = 200;
const ATTEMPT_TIMEOUT_MS = 10_000;
const encoder = new TextEncoder();

/**
 * The `X-ZignSec-Hmac-SHA256` header of a webhook: `t=<seconds>,v1=<hex>`, where `v1` is HMAC-SHA256 over
 * `<t>.<body>` (ZignSec's webhook guide).
 */
export async function signWebhook(body: string, secret: string, at: Date): Promise<string> {
  const seconds = Math.floor(at.getTime() / 1000);
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", encoder.encode(secret), algorithm, false, [
    "sign",
  ]);
  const mac = await crypto.subtle.sign("HMAC", key, encoder.encode(`${seconds}.${body}`));
  const hex = Array.from(new Uint8Array(mac), (byte) => byte.toString(16).padStart(2, "0"));
  return `t=${seconds},v1=${hex.join("")}`;
}

const payloadOf = (session: SigningSession, event: WebhookEvent): string =>
  JSON.stringify({
    event,
    id: session.id,
    integration_id: "signing",
    relay_state: session.settings.relayState ?? null,
    result: { errors: session.errors, status: session.status, eventSpecificData: {} },
    workflow_session_id: null,
  });

/** Makes the sender; an event is tried three times and then given up, and a failure never reaches the caller. */
export function createWebhooks(options: WebhookOptions): Webhooks {
  const queues = new Map<string, Promise<void>>();

  async function attempt(url: string, body: string): Promise<boolean> {
    const headers: Record<string, string> = { "content-type": "application/json" };
    if (options.secret !== undefined) {
      headers["x-zignsec-hmac-sha256"] = await signWebhook(body, options.secret, options.now());
    }
    try {
      const signal = AbortSignal.timeout(ATTEMPT_TIMEOUT_MS);
      const answer = await options.send(url, { method: "POST", headers, body, signal });
      await answer.body?.cancel();
      return answer.ok;
    } catch {
      return false;
    }
  }

  async function deliver(url: string, body: string): Promise<void> {
    for (let tried = 1; !(await attempt(url, body)) && tried < ATTEMPTS; tried++) {
      await new Promise((resolve) => setTimeout(resolve, FIRST_PAUSE_MS * tried));
    }
  }

  return {
    notify(session, event) {
      const url = session.settings.webhook;
      if (url === undefined) return;
      const body = payloadOf(session, event);
      const before = queues.get(session.id) ?? Promise.resolve();
      const delivery = before.then(() => deliver(url, body));
      queues.set(session.id, delivery);
      void delivery.then(() => {
        if (queues.get(session.id) === delivery) queues.delete(session.id);
      });
    },
    async idle() {
      while (queues.size > 0) await Promise.all(queues.values());
    },
  };
}
