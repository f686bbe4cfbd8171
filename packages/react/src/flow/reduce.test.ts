import { freePlacement, type PlacementPolicy, type RouteInfo, type Session } from "@sign/protocol";
import { expect, test } from "vitest";
import { exampleSession, exampleStates } from "../testing";
import { freshChoice } from "./beginning";
import type { FlowEvent } from "./events";
import { reduce } from "./reduce";
import type { ChosenDocument, FlowState, FlowStatus } from "./state";

const { choosing, placing, starting, redirecting, waiting, finalizing, cancelled } = exampleStates;
const limits = { maxDocuments: 2, maxBytes: 1000 };
const document = (id: string): ChosenDocument => ({
  id,
  name: `${id}.pdf`,
  size: 10,
  file: new Blob(["%PDF-"]),
});
const [a, b, c] = [document("a"), document("b"), document("c")];
const problem = { code: "network", requestId: "" } as const;
const after = (state: FlowState, ...events: FlowEvent[]): FlowState => events.reduce(reduce, state);
const routeKnown = (more: Partial<RouteInfo> = {}): FlowEvent => ({
  type: "route-known",
  route: {
    route: "r",
    source: "upload",
    limits,
    placement: freePlacement,
    requireRead: false,
    ...more,
  },
});
const read = (session: Session): FlowEvent => ({ type: "read", session });

test.each<[string, FlowState, FlowEvent, FlowStatus]>([
  ["opening", exampleStates.idle, { type: "opened" }, "choosing"],
  ["opening after an end", exampleStates.signed, { type: "opened" }, "choosing"],
  ["reviewing", choosing, { type: "reviewed" }, "placing"],
  ["going back", placing, { type: "went-back" }, "choosing"],
  ["starting", placing, { type: "started" }, "starting"],
  ["a start that fails", starting, { type: "start-failed", problem }, "placing"],
  ["a start that is cancelled", starting, { type: "start-cancelled" }, "placing"],
  [
    "a start that succeeds",
    starting,
    { type: "handed-over", session: exampleSession("waiting"), redirectUrl: "https://x.example" },
    "redirecting",
  ],
  ["coming back", redirecting, { type: "returned" }, "waiting"],
  ["leaving again", waiting, { type: "left" }, "redirecting"],
  ["a waiting session", waiting, read(exampleSession("waiting")), "waiting"],
  ["a finalizing session", waiting, read(exampleSession("finalizing")), "finalizing"],
  ["a signed session", finalizing, read(exampleSession("signed")), "signed"],
  ["a cancelled session", waiting, read(exampleSession("cancelled")), "cancelled"],
  ["an expired session", waiting, read(exampleSession("expired")), "expired"],
  ["a failed session", finalizing, read(exampleSession("failed")), "failed"],
  ["a rejected session", finalizing, read(exampleSession("rejected")), "rejected"],
  ["trying again", cancelled, { type: "retried" }, "placing"],
  ["starting over", waiting, { type: "started-over" }, "choosing"],
  ["closing", waiting, { type: "closed" }, "idle"],
])("%s leads from one state to the next", (_, state, event, status) => {
  expect(reduce(state, event).status).toBe(status);
});

test("an end is final, whatever the server says later", () => {
  for (const status of ["signed", "cancelled", "expired", "failed", "rejected"] as const) {
    const end = exampleStates[status];
    expect(reduce(end, read(exampleSession("waiting")))).toBe(end);
    expect(reduce(end, { type: "session-lost", problem })).toBe(end);
    expect(reduce(end, { type: "connection-changed", connection: "lost" })).toBe(end);
  }
});

test("an event that does not apply changes nothing", () => {
  const events: FlowEvent[] = [
    { type: "reviewed" },
    { type: "started" },
    { type: "returned" },
    { type: "advanced", step: "uploading", sentBytes: 1 },
    read(exampleSession("signed")),
  ];
  for (const event of events) expect(reduce(exampleStates.idle, event)).toBe(exampleStates.idle);
});

test("finalizing never goes back to waiting", () => {
  expect(reduce(finalizing, read(exampleSession("waiting"))).status).toBe("finalizing");
});

test("a lost connection is told and is never an end", () => {
  const lost = reduce(waiting, { type: "connection-changed", connection: "lost" });
  expect(lost).toMatchObject({ status: "waiting", connection: "lost" });
  expect(reduce(lost, read(exampleSession("waiting")))).toMatchObject({ connection: "ok" });
});

test("a session that is gone has expired, one that cannot be read has failed", () => {
  const lose = (code: "session_gone" | "token_expired" | "handle_expired" | "handle_used") =>
    reduce(waiting, { type: "session-lost", problem: { code, requestId: "r" } });
  expect(lose("session_gone").status).toBe("expired");
  expect(lose("token_expired").status).toBe("expired");
  expect(lose("handle_expired").status).toBe("expired");
  expect(lose("handle_used")).toMatchObject({
    status: "failed",
    problem: { code: "handle_used", requestId: "r" },
  });
});

test("an end says why, with the server's code, else with the status' own", () => {
  expect(reduce(waiting, read(exampleSession("rejected", "signer_rejected")))).toMatchObject({
    problem: { code: "signer_rejected", requestId: "example-request" },
  });
  expect(reduce(waiting, read(exampleSession("cancelled")))).toMatchObject({
    problem: { code: "cancelled_by_signer" },
  });
});

test("documents beyond the limit are named, the others are kept", () => {
  const state = after(
    freshChoice,
    routeKnown(),
    { type: "files-inspected", documents: [a], problems: [{ ...problem, file: "bad.pdf" }] },
    { type: "files-inspected", documents: [b, c], problems: [] },
  );
  expect(state).toMatchObject({
    documents: [a, b],
    problems: [{ file: "bad.pdf" }, { code: "too_many_documents", file: "c.pdf" }],
  });
});

test("picking files anew clears what was said about the last ones, but not that the server is out of reach", () => {
  expect(reduce({ ...choosing, problems: [problem] }, { type: "files-picked" })).toMatchObject({
    problems: [],
  });
  const unreached = { ...freshChoice, problems: [problem] };
  expect(reduce(unreached, { type: "files-picked" })).toBe(unreached);
});

test("nothing can be reviewed before there is a document", () => {
  const empty = { ...choosing, documents: [] };
  expect(reduce(empty, { type: "reviewed" })).toBe(empty);
});

test("a document that is removed takes its seal along, and the others keep theirs", () => {
  const seals = [0, 1].map((index) => ({ document: index, page: index + 1, x: 1, y: 1 }));
  const state = { ...placing, documents: [a, b], placements: seals };
  expect(reduce(state, { type: "document-removed", id: "a" })).toMatchObject({
    status: "placing",
    documents: [b],
    placements: [{ document: 0, page: 2 }],
  });
});

test("the last document removed leads back to choosing", () => {
  const state = { ...placing, documents: [a] };
  expect(reduce(state, { type: "document-removed", id: "a" }).status).toBe("choosing");
});

test("looking at the list again loses no seal", () => {
  expect(after(placing, { type: "went-back" }, { type: "reviewed" })).toEqual(placing);
});

test("the server's documents cannot be changed", () => {
  const given: FlowState = { ...placing, source: "server" };
  expect(reduce(given, { type: "went-back" })).toBe(given);
  expect(reduce(given, { type: "document-removed", id: "document-1" })).toBe(given);
});

test("what was uploaded is kept for another try, what the server gave is asked for again", () => {
  const handedOver: FlowEvent = {
    type: "handed-over",
    session: exampleSession("waiting"),
    redirectUrl: "https://x.example",
  };
  expect(reduce(starting, handedOver)).toMatchObject({ kept: { documents: starting.documents } });
  expect(reduce({ ...starting, source: "server" }, handedOver)).toMatchObject({ kept: null });
});

test("a start that finds the session over goes to the end, not to BankID", () => {
  const event: FlowEvent = {
    type: "handed-over",
    session: exampleSession("signed"),
    redirectUrl: "https://x.example",
  };
  expect(reduce(starting, event).status).toBe("signed");
});

test("what was placed is kept for a route that says the same, and dropped for one that decides otherwise", () => {
  const over = reduce(waiting, { type: "started-over" });
  expect(reduce(over, routeKnown())).toMatchObject({ placements: waiting.kept?.placements });
  const fixed: PlacementPolicy = { mode: "fixed", spots: [{ page: "last", x: 1, y: 1 }] };
  expect(reduce(over, routeKnown({ placement: fixed, requireRead: true }))).toMatchObject({
    policy: fixed,
    requireRead: true,
    placements: [],
    settled: [],
  });
});

test("starting over lists the documents that are still at hand", () => {
  expect(reduce(waiting, { type: "started-over" })).toMatchObject({
    source: "unknown",
    documents: waiting.kept?.documents,
  });
  expect(reduce(exampleStates.signed, { type: "started-over" })).toBe(freshChoice);
});

test("resuming another session forgets the documents of the one before", () => {
  const other = { ...exampleSession("cancelled"), id: "other" };
  expect(after(waiting, { type: "resuming" }, read(other))).toMatchObject({ kept: null });
  expect(after(waiting, { type: "resuming" }, read(exampleSession("cancelled")))).toMatchObject({
    kept: waiting.kept,
  });
});

test("where to continue stays known until the server says otherwise", () => {
  const session = exampleSession("waiting");
  expect(reduce(waiting, read(session))).toMatchObject({ redirectUrl: waiting.redirectUrl });
  expect(reduce(waiting, { type: "read", session, redirectUrl: null })).toMatchObject({
    redirectUrl: null,
  });
});
