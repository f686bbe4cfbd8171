import { type EndStatus, type ErrorCode, SignError } from "@sign/protocol";
import { auditedDocuments } from "./audit/audited-documents";
import { createBoundedMap } from "./bounded-map";
import type { SessionClaims } from "./claims";
import { createCoalescer } from "./coalesce";
import type { Bench, DocumentOutcome } from "./evidence";
import { onBehalfOf, routeOf, type Scope } from "./kit";
import type { Settings } from "./options";
import { createResultReader } from "./result";
import type { GatewaySession } from "./zignsec/wire";

/** Where a session stands, and what is known of each document that came back. */
export interface Standing {
  readonly status: "preparing" | "waiting" | "finalizing" | EndStatus;
  readonly code: ErrorCode | null;
  readonly outcomes: ReadonlyMap<number, DocumentOutcome>;
}

/** Reads where sessions stand. */
export interface StandingReader {
  /** Where a session stands now. However many ask, the gateway is asked once at a time; its faults are thrown as they are, never taken for an end. */
  read(session: SessionClaims, scope: Scope): Promise<Standing>;
  /** Where it stands as far as this instance knows already. */
  known(session: SessionClaims): Standing;
  /** Makes the next read ask the gateway. */
  invalidate(sessionId: string): void;
}

const FRESH_MS = 1_000;
const REMEMBERED = 2_000;
/** BankID lets two hours pass from order to collection; after that nobody can be signing any more. */
const MOST_WAITING_SECONDS = 2 * 60 * 60;

const at = (status: Standing["status"], code: ErrorCode | null = null): Standing => ({
  status,
  code,
  outcomes: new Map(),
});

/**
 * Makes a {@link StandingReader}. Ends are remembered, with reports and without the files, so an end that this instance has told is
 * never taken back, even if the gateway does; another instance, or this one after it began anew, can only tell what it reads.
 */
export function createStandingReader(settings: Settings, bench: Bench): StandingReader {
  const { clock } = settings;
  const ends = createBoundedMap<Standing>(REMEMBERED);
  const coalescer = createCoalescer<Standing>({ freshMs: FRESH_MS, capacity: REMEMBERED, clock });
  const results = createResultReader(clock, REMEMBERED);
  const lastSeen = createBoundedMap<Standing["status"]>(REMEMBERED);

  async function look(
    session: SessionClaims,
    scope: Scope,
    signal: AbortSignal,
  ): Promise<Standing> {
    const told = await bench.gateway.readSession(session.id, onBehalfOf(scope, signal));
    // A session that was seen finished stays so, whatever the gateway says afterwards.
    if (told.status === "finished" || results.knows(session.id)) {
      const route = routeOf(settings, session.route);
      return results.read({ ...bench, session, route, scope, signal }, told.signedFiles);
    }
    return endOf(told) ?? at("waiting");
  }

  function notice({ id }: SessionClaims, to: Standing["status"], scope: Scope): void {
    const from = lastSeen.get(id) ?? null;
    if (from === to) return;
    lastSeen.set(id, to);
    scope.tell({ type: "status.changed", from, to });
  }

  function settle(session: SessionClaims, standing: Standing, scope: Scope): void {
    const { status, code } = standing;
    if (status === "preparing" || status === "waiting" || status === "finalizing") return;
    if (ends.get(session.id)) return;
    ends.set(session.id, standing);
    const documents = auditedDocuments(session, standing.outcomes);
    const data = { status, code, documents };
    const { audit } = bench.trail.record(session, { type: "session.settled", data });
    const durationMs = clock() - (session.startedAt ?? session.createdAt) * 1000;
    scope.tell({ type: "session.settled", status, code, auditHead: audit.hash, durationMs });
  }

  return {
    async read(session, scope) {
      if (session.startedAt === null) return at("preparing");
      const end = ends.get(session.id);
      if (end) return end;
      const standing = await coalescer.read(
        session.id,
        async (signal) => {
          const found = await look(session, scope, signal);
          notice(session, found.status, scope);
          settle(session, found, scope);
          return found;
        },
        scope.signal,
      );
      // The gateway has not said so, and may still: this end is told, not remembered.
      const tooLong = clock() / 1000 - session.startedAt > MOST_WAITING_SECONDS;
      return standing.status === "waiting" && tooLong ? at("expired", "session_expired") : standing;
    },
    known: (session) =>
      ends.get(session.id) ?? at(session.startedAt === null ? "preparing" : "waiting"),
    invalidate: (sessionId) => coalescer.invalidate(sessionId),
  };
}

/** The end a session came to without a signature; null when it did not. */
function endOf({ status, errorCodes }: GatewaySession): Standing | null {
  if (status === "open") return null;
  if (status === "cancelled" || errorCodes.includes("CANCELLED_BY_USER")) {
    return at("cancelled", "cancelled_by_signer");
  }
  if (status === "timeout" || errorCodes.includes("TIMEOUT"))
    return at("expired", "session_expired");
  return at("failed", "signing_failed");
}

/** The outcome of a document that came back and was accepted; throws why it cannot be had otherwise. */
export function acceptedOutcome(standing: Standing, index: number): DocumentOutcome {
  const outcome = standing.outcomes.get(index);
  if (outcome?.code) throw new SignError(outcome.code);
  if (outcome) return outcome;
  const pending = ["preparing", "waiting", "finalizing"].includes(standing.status);
  throw new SignError(pending ? "not_ready" : "not_found");
}
