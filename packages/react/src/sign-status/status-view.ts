import type { ErrorCode } from "@sign/protocol";
import type { FlowState, FlowStatus, Problem } from "../flow/state";
import type { Messages } from "../i18n/messages";
import type { IconName } from "../sign-dialog/icon";

/** A way on from a status. */
export type StatusAction = "continue" | "check" | "retry" | "startOver";

/** What a status shows: everything that is seen and said comes from here. */
export interface StatusView {
  /** Changes when the person should be told anew. */
  readonly key: string;
  readonly tone: "neutral" | "good" | "bad";
  readonly icon: IconName;
  readonly title: string;
  readonly text: string;
  /** Something is under way, in words. */
  readonly busy: string | null;
  readonly problem: Problem | null;
  /** The first is the one to suggest. */
  readonly actions: readonly StatusAction[];
}

type Ended = Extract<FlowState, { status: "cancelled" | "expired" | "failed" | "rejected" }>;
type Open = Extract<FlowState, { status: "waiting" | "finalizing" }>;

/** Problems that hide the outcome instead of being one: the signing itself may be done. */
const outOfSight: ReadonlySet<ErrorCode> = new Set([
  "token_invalid",
  "token_expired",
  "handle_invalid",
  "handle_expired",
  "handle_used",
  "session_gone",
  "not_found",
  "not_authorized",
]);

/** Codes that say no more than the end itself. */
const expected: Readonly<Record<Ended["status"], ErrorCode>> = {
  cancelled: "cancelled_by_signer",
  expired: "session_expired",
  failed: "signing_failed",
  rejected: "signature_rejected",
};

function openView(state: Open, { status: text }: Messages): StatusView {
  const { connection, redirectUrl, session } = state;
  const waiting = state.status === "waiting";
  const shared = { tone: "neutral", problem: null } as const;
  const known = waiting && redirectUrl !== null;
  if (connection === "lost") {
    return {
      ...shared,
      key: "lost",
      icon: "lost",
      title: text.lost,
      text: text.lostText,
      busy: null,
      actions: known ? ["check", "continue", "startOver"] : ["check", "startOver"],
    };
  }
  const busy = connection === "checking" ? text.checking : null;
  if (!waiting) {
    return {
      ...shared,
      key: "finalizing",
      icon: "document",
      title: text.finalizing,
      text: text.finalizingText,
      busy: text.checking,
      actions: ["check"],
    };
  }
  if (session === null) {
    return {
      ...shared,
      key: "returning",
      icon: "waiting",
      title: text.returning,
      text: text.returningText,
      busy: text.checking,
      actions: [],
    };
  }
  return {
    ...shared,
    key: "waiting",
    icon: "waiting",
    title: text.waiting,
    text: text.waitingText,
    busy,
    actions: known ? ["continue", "check", "startOver"] : ["check", "startOver"],
  };
}

/** What is said of a session whose evidence says no: of all its documents, or of some. */
function rejection(
  { session }: Ended,
  { status: text }: Messages,
): Pick<StatusView, "title" | "text"> {
  const documents = session?.documents ?? [];
  const some = documents.some(({ status }) => status === "signed");
  return some
    ? { title: text.rejectedSome, text: text.rejectedSomeText }
    : { title: text.rejected(Math.max(1, documents.length)), text: text.rejectedText };
}

function endedView(state: Ended, messages: Messages): StatusView {
  const { status: text, errors } = messages;
  const { status, problem } = state;
  const hidden = problem !== null && outOfSight.has(problem.code);
  const plain = problem === null || problem.code === expected[status];
  return {
    key: `${status} ${problem?.code ?? ""}`,
    tone: status === "cancelled" || status === "expired" || hidden ? "neutral" : "bad",
    icon: { cancelled: "close", expired: "waiting", failed: "failed", rejected: "warning" }[
      status
    ] as IconName,
    ...(status === "rejected"
      ? rejection(state, messages)
      : {
          title: hidden ? text.unknown : text[status],
          text: plain ? text[`${status}Text`] : errors[problem.code],
        }),
    busy: null,
    problem: status === "cancelled" ? null : problem,
    actions: state.kept ? ["retry", "startOver"] : ["retry"],
  };
}

const unspoken: ReadonlySet<FlowStatus> = new Set([
  "idle",
  "choosing",
  "placing",
  "starting",
  "redirecting",
]);

/** True in the states that a status has something to say of; for the others the dialog, or nothing, speaks. */
export const speaks = ({ status }: FlowState): boolean => !unspoken.has(status);

/** What is shown in a state; `null` where the dialog, or nothing, speaks for it. */
export function statusView(state: FlowState, text: Messages): StatusView | null {
  switch (state.status) {
    case "idle":
    case "choosing":
    case "placing":
    case "starting":
    case "redirecting":
      return null;
    case "waiting":
    case "finalizing":
      return openView(state, text);
    case "signed":
      return {
        key: "signed",
        tone: "good",
        icon: "signed",
        title: text.status.signed(state.session.documents.length),
        text: text.status.signedText,
        busy: null,
        problem: null,
        actions: [],
      };
    case "cancelled":
    case "expired":
    case "failed":
    case "rejected":
      return endedView(state, text);
    default:
      return state satisfies never;
  }
}
