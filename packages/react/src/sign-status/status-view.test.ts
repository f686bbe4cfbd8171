import { type ErrorCode, errorCodes } from "@sign/protocol";
import { expect, test } from "vitest";
import type { FlowState } from "../flow/state";
import { en } from "../i18n/en";
import { exampleSession, exampleStates } from "../testing";
import { statusView } from "./status-view";

const text = en.messages;
const failedWith = (code: ErrorCode): FlowState => ({
  ...exampleStates.failed,
  problem: { code, requestId: "r" },
});

test("the dialog's own steps show nothing here", () => {
  for (const status of ["idle", "choosing", "placing", "starting", "redirecting"] as const) {
    expect(statusView(exampleStates[status], text), status).toBeNull();
  }
});

test("every other state has a heading, a text and a way on of its own", () => {
  const statuses = ["waiting", "cancelled", "expired", "failed", "rejected"] as const;
  const views = statuses.map((status) => statusView(exampleStates[status], text));
  expect(new Set(views.map((view) => view?.title)).size).toBe(statuses.length);
  expect(new Set(views.map((view) => view?.text)).size).toBe(statuses.length);
  for (const view of views) expect(view?.actions.length).toBeGreaterThan(0);
});

test("a lost connection is unknown, not an end", () => {
  for (const status of ["waiting", "finalizing"] as const) {
    const view = statusView({ ...exampleStates[status], connection: "lost" }, text);
    expect(view).toMatchObject({ title: text.status.lost, tone: "neutral" });
    expect(view?.actions[0]).toBe("check");
  }
});

test("continuing is offered only where this browser knows the way", () => {
  expect(statusView(exampleStates.waiting, text)?.actions[0]).toBe("continue");
  const lost = statusView({ ...exampleStates.waiting, redirectUrl: null }, text);
  expect(lost?.actions).toEqual(["check", "startOver"]);
});

test("losing sight of a session is not told as a failed signing, which may have succeeded", () => {
  for (const code of ["handle_used", "handle_expired", "token_expired", "session_gone"] as const) {
    expect(statusView(failedWith(code), text)).toMatchObject({
      title: text.status.unknown,
      text: text.errors[code],
      tone: "neutral",
    });
  }
});

test("whatever the code, the reason is said and given to support", () => {
  for (const code of errorCodes) {
    const view = statusView(failedWith(code), text);
    expect(view?.text, code).not.toBe("");
    expect(view?.problem?.code).toBe(code);
  }
});

test("of documents with different outcomes neither all nor none is said to be refused", () => {
  const [document] = exampleStates.rejected.session?.documents ?? [];
  if (!document) throw new Error("no document");
  const withDocuments = (...statuses: ("signed" | "rejected")[]): FlowState => ({
    ...exampleStates.rejected,
    session: {
      ...exampleSession("rejected"),
      documents: statuses.map((status, index) => ({ ...document, index, status })),
    },
  });
  expect(statusView(withDocuments("rejected"), text)?.title).toBe("We cannot accept this document");
  expect(statusView(withDocuments("rejected", "rejected"), text)).toMatchObject({
    title: "We cannot accept these documents",
    text: text.status.rejectedText,
  });
  expect(statusView(withDocuments("signed", "rejected"), text)).toMatchObject({
    title: text.status.rejectedSome,
    text: text.status.rejectedSomeText,
    tone: "bad",
  });
});

test("a rejected document is warned against, whatever the reason", () => {
  const state: FlowState = {
    ...exampleStates.rejected,
    problem: { code: "signer_rejected", requestId: "r" },
  };
  expect(statusView(state, text)?.text).toContain("Do not use it");
});
