import type { EndStatus, ErrorCode, FindingCode, SessionStatus, Verdict } from "@sign/protocol";
import type { OperationId } from "./operations";
import type { Trace } from "./trace-context";
import type { GatewayEvent } from "./zignsec/request";

/**
 * What happened, without whom: no name, key, token, address, file name or content is ever part of an event. Durations are
 * milliseconds. `EVENTS.md` says of each when it is told and what its members mean.
 */
export type SignEventDetail =
  | { readonly type: "session.created"; readonly documents: number; readonly durationMs: number }
  | {
      readonly type: "document.uploaded";
      readonly document: number;
      readonly bytes: number;
      readonly durationMs: number;
    }
  | { readonly type: "session.started"; readonly read: number; readonly durationMs: number }
  | { readonly type: "session.returned" }
  | { readonly type: "session.resumed"; readonly by: "cookie" | "handle" }
  | {
      readonly type: "status.changed";
      readonly from: SessionStatus | null;
      readonly to: SessionStatus;
    }
  | {
      readonly type: "document.verified";
      readonly document: number;
      readonly verdict: Verdict;
      readonly findings: readonly FindingCode[];
      readonly durationMs: number;
    }
  | { readonly type: "documents.taken"; readonly durationMs: number }
  | {
      readonly type: "hook.failed";
      readonly hook: "onStarted" | "onSigned";
      readonly reason: "thrown" | "deadline";
      readonly durationMs: number;
    }
  | {
      readonly type: "session.settled";
      readonly status: EndStatus;
      readonly code: ErrorCode | null;
      readonly auditHead: string;
      readonly durationMs: number;
    }
  | { readonly type: "webhook.received" }
  | { readonly type: "webhook.ignored"; readonly reason: "repeated" | "no_session" }
  | {
      readonly type: "request.failed";
      readonly operation: OperationId | "none";
      readonly code: ErrorCode;
      readonly durationMs: number;
    }
  | GatewayEvent;

/** An event with where it belongs. An instance that begins anew may tell `session.settled` again: act on it idempotently. */
export type SignEvent = SignEventDetail & {
  /** ISO 8601. */
  readonly at: string;
  readonly requestId: string;
  /** The gateway's session id, once known. */
  readonly sessionId: string | null;
  readonly route: string | null;
  /** Where it belongs in the caller's trace (W3C Trace Context); `null` when the caller sent none. */
  readonly trace: Pick<Trace, "traceId" | "spanId"> | null;
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
