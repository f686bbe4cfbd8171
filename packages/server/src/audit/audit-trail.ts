import type { SessionClaims } from "../claims";
import { type AuditDetail, type AuditEntry, hashOf, macOf } from "./audit-entry";

/** Takes entries of the record. What it throws, or rejects with, is ignored; an entry that is lost leaves a gap that shows. */
export type AuditListener = (entry: AuditEntry) => unknown;

/** Writes the record of every session. */
export interface AuditTrail {
  /** Adds an entry to a session's record and tells it. Resolves with the session that knows how far its record has come. */
  record<Session extends SessionClaims>(session: Session, detail: AuditDetail): Session;
}

/**
 * Makes an {@link AuditTrail}. Nothing is kept: where a record stands travels in the session's own sealed claims, so that any
 * instance goes on where another stopped. `secret` is the newest of the kit's secrets.
 */
export function createAuditTrail(options: {
  readonly secret: Uint8Array;
  readonly clock: () => number;
  readonly listener: AuditListener | undefined;
}): AuditTrail {
  const { secret, clock, listener } = options;

  function tell(entry: AuditEntry): void {
    try {
      Promise.resolve(listener?.(entry)).catch(() => undefined);
    } catch {}
  }

  return {
    record(session, { type, data }) {
      const { length: seq, hash: prev } = session.audit;
      const at = new Date(clock()).toISOString();
      const stated = { version: 1 as const, session: session.id, seq, at, type, prev };
      const hash = hashOf({ ...stated, data: { ...data } });
      tell({ ...stated, ...({ type, data } as AuditDetail), hash, mac: macOf(hash, secret) });
      return { ...session, audit: { length: seq + 1, hash } };
    },
  };
}
