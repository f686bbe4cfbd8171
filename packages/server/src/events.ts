import type { EndStatus, ErrorCode, FindingCode, Verdict } from "@sign/protocol";
import type { GatewayEvent } from "./zignsec/request";

/** What happened, without whom: no name, key, token, address, file name or content is ever part of an event. Durations are milliseconds. */
export type SignEventDetail =
  | { readonly type: "session.created"; readonly documents: number; readonly durationMs: number }
  | {
      readonly type: "document.uploaded";
      readonly document: number;
      readonly bytes: number;
      readonly durationMs: number;
    }
  | { readonly type: "session.started"; readonly durationMs: number }
  | { readonly type: "session.returned" }
  | {
      readonly type: "session.resumed";
      /** What proved that this browser may go on: the cookie of the one that began, or a handle used for the first time. */
      readonly by: "cookie" | "handle";
    }
  | {
      readonly type: "document.verified";
      readonly document: number;
      readonly verdict: Verdict;
      readonly findings: readonly FindingCode[];
      readonly durationMs: number;
    }
  | {
      readonly type: "session.settled";
      readonly status: EndStatus;
      readonly code: ErrorCode | null;
      /** Since signing started. */
      readonly durationMs: number;
    }
  | { readonly type: "webhook.received" }
  | { readonly type: "request.failed"; readonly operation: string; readonly code: ErrorCode }
  | GatewayEvent;

/** An event with where it belongs. An instance that begins anew may tell `session.settled` again: act on it idempotently. */
export type SignEvent = SignEventDetail & {
  /** ISO 8601. */
  readonly at: string;
  readonly requestId: string;
  /** The gateway's session id, once known. */
  readonly sessionId: string | null;
  readonly route: string | null;
};

/** Takes events. What it throws, or rejects with, is ignored: an observer cannot break a signing. */
export type EventListener = (event: SignEvent) => unknown;

/** Tells one event to each listener. */
export function tell(listeners: readonly (EventListener | undefined)[], event: SignEvent): void {
  for (const listener of listeners) {
    try {
      Promise.resolve(listener?.(event)).catch(() => undefined);
    } catch {}
  }
}
