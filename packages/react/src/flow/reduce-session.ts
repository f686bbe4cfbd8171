import type { ErrorCode, Session } from "@sign/protocol";
import { freshChoice } from "./beginning";
import type { FlowEvent } from "./events";
import {
  type AtServiceState,
  type FlowState,
  keptFrom,
  type Problem,
  rulesOf,
  type StateOf,
} from "./state";

const endCode = {
  cancelled: "cancelled_by_signer",
  expired: "session_expired",
  failed: "signing_failed",
  rejected: "signature_rejected",
} as const satisfies Record<string, ErrorCode>;

/** What a session says about where the flow stands; it never goes back from finalizing. */
function standing(state: AtServiceState, session: Session, redirectUrl: string | null): FlowState {
  const same = state.session === null || state.session.id === session.id;
  const documents = same ? state.kept : null;
  const shared = { session, redirectUrl, connection: "ok", kept: documents } as const;
  switch (session.status) {
    case "signed":
      return { status: "signed", session };
    case "cancelled":
    case "expired":
    case "failed":
    case "rejected": {
      const { code, requestId } = session.error ?? { code: endCode[session.status], requestId: "" };
      return {
        status: session.status,
        session,
        problem: { code, requestId },
        kept: documents,
      };
    }
    case "finalizing":
      return { status: "finalizing", ...shared };
    case "preparing":
    case "waiting":
      return { status: same ? state.status : "waiting", ...shared };
  }
}

function handOver(state: StateOf<"starting">, session: Session, redirectUrl: string): FlowState {
  const documents = state.source === "upload" ? keptFrom(state) : null;
  const leaving: AtServiceState = {
    status: "redirecting",
    session,
    redirectUrl,
    connection: "ok",
    kept: documents,
  };
  return standing(leaving, session, redirectUrl);
}

/** The codes of a lost session that mean time has run out, not that something broke. */
const outOfTime: readonly ErrorCode[] = ["token_expired", "handle_expired", "session_gone"];

function lose(state: AtServiceState, problem: Problem): FlowState {
  const status = outOfTime.includes(problem.code) ? "expired" : "failed";
  return { status, session: state.session, problem, kept: state.kept };
}

/** Between placing and leaving for BankID. */
export function reduceStarting(state: StateOf<"starting">, event: FlowEvent): FlowState {
  switch (event.type) {
    case "advanced":
      return { ...state, step: event.step, sentBytes: event.sentBytes };
    case "start-failed":
      return { ...keptFrom(state), status: "placing", problem: event.problem };
    case "start-cancelled":
      return { ...keptFrom(state), status: "placing", problem: null };
    case "documents-stale":
      return {
        ...freshChoice,
        source: state.source,
        limits: state.limits,
        ...rulesOf(state),
        problems: [event.problem],
      };
    case "handed-over":
      return handOver(state, event.session, event.redirectUrl);
    default:
      return state;
  }
}

/** While the person is, or may be, at BankID. */
export function reduceAtService(state: AtServiceState, event: FlowEvent): FlowState {
  switch (event.type) {
    case "left":
      return state.session ? { ...state, status: "redirecting", session: state.session } : state;
    case "returned":
      return state.status === "redirecting"
        ? { ...state, status: "waiting", connection: "checking" }
        : state;
    case "read":
      return standing(
        state,
        event.session,
        event.redirectUrl === undefined ? state.redirectUrl : event.redirectUrl,
      );
    case "connection-changed":
      return state.status === "redirecting" || state.connection === event.connection
        ? state
        : { ...state, connection: event.connection };
    case "session-lost":
      return lose(state, event.problem);
    default:
      return state;
  }
}
