import type { SignEvent, SignEventDetail } from "./events";

type EventOf<Type> = Extract<SignEventDetail, { readonly type: Type }>;

/** When an event is told, and what each of its own members means. */
export interface EventEntry<Member extends string = string> {
  readonly when: string;
  readonly members: Readonly<Record<Member, string>>;
}

const took = "milliseconds";

/** The members that every event has besides `type`. */
export const commonMembers = {
  at: "when, ISO 8601",
  requestId: "the request's id, which its answer has in `X-Request-Id`; of a `settle`, its own",
  sessionId: "the gateway's session id, `null` before there is one",
  route: "the route's name, `null` where it is not known",
  trace:
    "`{ traceId, spanId }` of the request's own span when it came with a `traceparent`, else `null`",
} as const satisfies Record<Exclude<keyof SignEvent, "type">, string>;

/** Every event there is, in the order of a journey. `EVENTS.md` is written from it. */
export const eventTable = {
  "session.created": {
    when: "The route authorized a session, and the gateway has made it.",
    members: { documents: "how many", durationMs: took },
  },
  "document.uploaded": {
    when: "A document has arrived at the gateway, whole.",
    members: { document: "its index", bytes: "its size", durationMs: took },
  },
  "session.started": {
    when: "The gateway has given the link to BankID.",
    members: {
      read: "how many documents the browser says were shown to the end",
      durationMs: took,
    },
  },
  "session.returned": {
    when: "A browser came back from BankID. It proves nothing.",
    members: {},
  },
  "session.resumed": {
    when: "A page took the session up again.",
    members: {
      by: "what proved that it may: the `cookie` of the browser that began, or a `handle` used for the first time",
    },
  },
  "status.changed": {
    when: "A read found the session in another status than the last one on this instance.",
    members: { from: "that status, `null` when this is the first read", to: "the new one" },
  },
  "document.verified": {
    when: "A signed file was downloaded and verified.",
    members: {
      document: "its index",
      verdict: "`passed`, `indeterminate` or `failed`",
      findings: "the codes of what was found",
      durationMs: took,
    },
  },
  "documents.taken": {
    when: "The route's `onSigned` has resolved.",
    members: { durationMs: took },
  },
  "hook.failed": {
    when: "A hook of the route threw, rejected, or was too slow; `onError` gets why. `onSigned` is called again at the next read.",
    members: { hook: "which", reason: "`thrown` or `deadline`", durationMs: took },
  },
  "session.settled": {
    when: "The session has come to an end. Each instance tells it once, so act on it idempotently.",
    members: {
      status: "which end",
      code: "why, when it is not `signed`",
      auditHead: "the hash of the audit record's last entry",
      durationMs: "milliseconds since signing started",
    },
  },
  "key.switched": {
    when: "The gateway refused the product key in use and took the other.",
    members: { key: "the one in use now" },
  },
  "gateway.error": {
    when: "A call to the gateway failed.",
    members: {
      call: "which of the five",
      code: "the error's code",
      status: "the gateway's HTTP status, `null` when there was no answer",
      cause: "the runtime's code for a failed connection, where it has one",
      againInMs: "milliseconds until the call is tried again, `null` when it is not",
    },
  },
  "gateway.reconciled": {
    when: "A call without a clear answer turned out to have worked; it was not sent again.",
    members: { call: "which" },
  },
  "circuit.opened": {
    when: "The gateway has failed so often that it is left alone.",
    members: { forMs: "milliseconds" },
  },
  "circuit.closed": {
    when: "The gateway answers again.",
    members: {},
  },
  "webhook.received": {
    when: "A signed webhook came; the next read asks the gateway.",
    members: {},
  },
  "webhook.ignored": {
    when: "A signed webhook came that changes nothing.",
    members: { reason: "`repeated`, or `no_session` is named in it" },
  },
  "request.failed": {
    when: "A request was answered with an error.",
    members: {
      operation: "its id in `openapi.json`, or `none`",
      code: "the error's code",
      durationMs: took,
    },
  },
} as const satisfies {
  readonly [Type in SignEventDetail["type"]]: EventEntry<
    Exclude<keyof EventOf<Type>, "type"> & string
  >;
};

/** The table as Markdown: what stands in `EVENTS.md` under its heading. */
export function describeEvents(): string {
  const rows = (members: Readonly<Record<string, string>>): readonly string[] =>
    Object.entries(members).map(([name, meaning]) => `- \`${name}\`: ${meaning}`);
  const entries: readonly (readonly [string, EventEntry])[] = Object.entries(eventTable);
  return [
    "Every event has:",
    "",
    "- `type`: one of the headings below",
    ...rows(commonMembers),
    ...entries.flatMap(([type, { when, members }]) => {
      const listed = rows(members);
      return ["", `## ${type}`, "", when, ...(listed.length ? ["", ...listed] : [])];
    }),
    "",
  ].join("\n");
}
