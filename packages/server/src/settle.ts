import type { ErrorCode, SessionStatus } from "@sign/protocol";
import type { Kit, Scope } from "./kit";

/** Where a session stood when it was settled from the server. */
export interface Settlement {
  /** The gateway's session id. */
  readonly session: string;
  readonly route: string;
  /** At an end nothing is left to do; otherwise settle again later. `finalizing`: files are missing still, or `onSigned` has not taken them. */
  readonly status: SessionStatus;
  /** Why it ended other than signed. */
  readonly code: ErrorCode | null;
}

/**
 * Reads where the session of a settle handle stands, takes in its result, and waits until the route's `onSigned` has taken it or
 * failed. Rejects with `handle_invalid`, `handle_expired`, or what the gateway says.
 */
export async function settleSession(kit: Kit, handle: string, scope: Scope): Promise<Settlement> {
  const session = await kit.credentials.openSettle(handle);
  scope.concern(session);
  kit.standings.invalidate(session.id);
  let { status, code } = await kit.standings.read(session, scope);
  if (status === "finalizing" && (await kit.bench.handover.underWay(session.id))) {
    kit.standings.invalidate(session.id);
    ({ status, code } = await kit.standings.read(session, scope));
  }
  return { session: session.id, route: session.route, status, code };
}
