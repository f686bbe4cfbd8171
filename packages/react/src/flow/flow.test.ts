import { SignError } from "@sign/protocol";
import { afterEach, expect, test, vi } from "vitest";
import { examplePdf } from "../testing";
import { count, pdf, place, setUp, waitFor } from "./flow-harness";

afterEach(() => void vi.unstubAllGlobals());

test("two documents are created, uploaded one after the other and started; then the page is left", async () => {
  const setup = setUp();
  const { flow, client, page, states, reach } = setup;
  await place(setup, pdf("a.pdf", 2000), pdf("b.pdf"));
  flow.place({ document: 1, page: 1, x: 10, y: 20 });
  flow.start();
  await reach("redirecting");
  expect(client.calls).toEqual(["route", "create", "upload", "upload", "start"]);
  expect(page.left).toEqual(["https://bankid.example/sign"]);
  expect(page.href()).toBe("https://app.example/lease#sign-resume=handle-1");

  const sent = states.flatMap((state) => (state.status === "starting" ? [state.sentBytes] : []));
  const total = states.find((state) => state.status === "starting")?.totalBytes;
  expect(sent).toEqual([...sent].sort((a, b) => a - b));
  expect(new Set(sent).size).toBeGreaterThan(3);
  expect(sent.at(-1)).toBe(total);
});

test("the server's own documents are fetched and shown, and not uploaded", async () => {
  const { flow, client, page, reach } = setUp({ source: "server" });
  flow.open({ route: "lease", input: { leaseId: 4711 } });
  expect(await reach("placing")).toMatchObject({
    source: "server",
    documents: [{ name: "document-1.pdf" }],
  });
  flow.start();
  await reach("redirecting");
  expect(client.calls).toEqual(["route", "create", "original", "start"]);
  expect(page.left).toHaveLength(1);
});

test("bytes that differ from what the server announced are not shown", async () => {
  const { flow, reach, reachMatch } = setUp({
    source: "server",
    hash: async () => "00".repeat(32),
  });
  flow.open({ route: "lease" });
  await reach("choosing");
  await reachMatch({ problems: [{ code: "digest_mismatch" }] });
});

test("a session that ran out while the person read is replaced when the documents are the same", async () => {
  const { flow, client, reach } = setUp({ source: "server" });
  flow.open({ route: "lease" });
  await reach("placing");
  client.failNext("start", new SignError("token_expired"));
  flow.start();
  await reach("redirecting");
  expect(count(client, "create")).toBe(2);
  expect(count(client, "original")).toBe(1);
});

test("when the server's documents have changed meanwhile, the person sees the new ones first", async () => {
  const given = [examplePdf(["Old"])];
  const { flow, client, page, reach, reachMatch } = setUp({ source: "server", given });
  flow.open({ route: "lease" });
  await reach("placing");
  given[0] = examplePdf(["New rent"]);
  client.failNext("start", new SignError("session_gone"));
  flow.start();
  await reachMatch({
    status: "placing",
    problem: { code: "documents_changed" },
    documents: [{ size: given[0]?.size }],
  });
  expect(page.left).toEqual([]);
  flow.start();
  await reach("redirecting");
});

test("refused files are named, good ones are added, also when picked before the server has answered", async () => {
  const { flow, client, reachMatch } = setUp({ limits: { maxDocuments: 2, maxBytes: 10_000 } });
  const release = client.hold("route");
  flow.open({ route: "upload" });
  flow.addFiles([pdf("a.pdf"), new File(["x"], "notes.txt"), pdf("big.pdf", 2000)]);
  flow.addFiles([pdf("b.pdf")]);
  release();
  await reachMatch({
    documents: [{ name: "a.pdf" }, { name: "b.pdf" }],
    problems: [
      { code: "not_a_pdf", file: "notes.txt" },
      { code: "document_too_large", file: "big.pdf" },
    ],
  });
});

test("a server out of reach is told, and asked again on retry", async () => {
  const onError = vi.fn();
  const { flow, client, reachMatch } = setUp({ onError });
  client.failNext("route", new SignError("network"));
  flow.open({ route: "upload" });
  await reachMatch({ problems: [{ code: "network" }] });
  flow.retry();
  await reachMatch({ source: "upload", problems: [] });
  expect(onError).toHaveBeenCalledExactlyOnceWith({ code: "network", requestId: "" });
});

test("a double click starts one session", async () => {
  const setup = setUp();
  await place(setup, pdf("a.pdf"));
  setup.flow.start();
  setup.flow.start();
  await setup.reach("redirecting");
  expect(setup.client.calls).toEqual(["route", "create", "upload", "start"]);
  expect(setup.page.left).toHaveLength(1);
});

test("a start that is cancelled keeps everything, and the next one goes on where it stopped", async () => {
  const setup = setUp();
  const { flow, client, reach } = setup;
  await place(setup, pdf("a.pdf"), pdf("b.pdf"));
  let release = (): void => {};
  const unsubscribe = flow.subscribe(() => {
    if (count(client, "upload") === 1) release = client.hold("upload");
  });
  flow.start();
  await waitFor(() => expect(count(client, "upload")).toBe(2));
  unsubscribe();
  flow.cancelStart();
  expect(flow.getState()).toMatchObject({ status: "placing", problem: null });
  release();
  flow.start();
  await reach("redirecting");
  expect(client.calls).toEqual(["route", "create", "upload", "upload", "upload", "start"]);
});

test("a start whose answer was lost is asked for again, of the same session", async () => {
  const setup = setUp();
  const { flow, client, reach, reachMatch } = setup;
  await place(setup, pdf("a.pdf"));
  client.failNext("start", new SignError("network"));
  flow.start();
  await reachMatch({ problem: { code: "network" } });
  flow.start();
  await reach("redirecting");
  expect(client.calls).toEqual(["route", "create", "upload", "start", "start"]);
});

test("a start whose answer was lost is not asked for again with other placements: the server may hold on to the first", async () => {
  const setup = setUp();
  const { flow, client, reach, reachMatch } = setup;
  await place(setup, pdf("a.pdf"));
  client.failNext("start", new SignError("network"));
  flow.start();
  await reachMatch({ problem: { code: "network" } });
  flow.place({ document: 0, page: 1, x: 5, y: 5 });
  flow.start();
  await reach("redirecting");
  expect(client.calls.slice(4)).toEqual(["create", "upload", "start"]);
});

test("a session of an earlier try that is worth nothing any more is replaced, once", async () => {
  const setup = setUp();
  const { flow, client, reach, reachMatch } = setup;
  await place(setup, pdf("a.pdf"));
  client.failNext("start", new SignError("gateway_busy"));
  flow.start();
  await reachMatch({ problem: { code: "gateway_busy" } });
  client.failNext("start", new SignError("token_expired"));
  flow.start();
  await reach("redirecting");
  expect(count(client, "create")).toBe(2);
});

test("other documents are never sent to a session made for the first ones", async () => {
  const setup = setUp();
  const { flow, client, reach, reachMatch } = setup;
  await place(setup, pdf("a.pdf"));
  client.failNext("start", new SignError("network"));
  flow.start();
  await reachMatch({ problem: { code: "network" } });
  flow.back();
  flow.addFiles([pdf("b.pdf")]);
  await reachMatch({ documents: [{}, {}] });
  flow.review();
  flow.start();
  await reach("redirecting");
  expect(count(client, "create")).toBe(2);
});

test("a fault in sending a document names it", async () => {
  const setup = setUp();
  await place(setup, pdf("a.pdf"), pdf("b.pdf"));
  setup.client.failNext("upload", new SignError("upload_corrupted", { requestId: "r9" }));
  setup.flow.start();
  await setup.reachMatch({
    status: "placing",
    documents: [{}, {}],
    problem: { code: "upload_corrupted", requestId: "r9", file: "a.pdf" },
  });
});

test("a file that cannot be read any more is named before anything is sent", async () => {
  const setup = setUp({ hash: () => Promise.reject(new DOMException("gone", "NotReadableError")) });
  await place(setup, pdf("a.pdf"));
  setup.flow.start();
  await setup.reachMatch({
    problem: { code: "pdf_damaged", file: "a.pdf" },
  });
  expect(count(setup.client, "create")).toBe(0);
});

test("the browser is never sent to an address that is no web page", async () => {
  const setup = setUp({ redirectUrl: "javascript:alert(1)" });
  await place(setup, pdf("a.pdf"));
  setup.flow.start();
  await setup.reachMatch({ problem: { code: "internal" } });
  expect(setup.page.left).toEqual([]);
});

test("a flow destroyed while starting is back at placing", async () => {
  const setup = setUp();
  await place(setup, pdf("a.pdf"));
  setup.client.hold("create");
  setup.flow.start();
  setup.flow.destroy();
  expect(setup.flow.getState()).toMatchObject({ status: "placing", problem: null });
});

test("a fault of ours while starting is told as internal and reported, not swallowed", async () => {
  const reported = vi.fn();
  vi.stubGlobal("reportError", reported);
  const fault = new TypeError("a bug");
  const setup = setUp();
  await place(setup, pdf("a.pdf"));
  setup.client.failNext("create", fault);
  setup.flow.start();
  await setup.reachMatch({ problem: { code: "internal" } });
  expect(reported).toHaveBeenCalledExactlyOnceWith(fault);
});

test("closing in the middle of an upload stops it", async () => {
  const setup = setUp();
  await place(setup, pdf("a.pdf"));
  const release = setup.client.hold("upload");
  setup.flow.start();
  await waitFor(() => expect(count(setup.client, "upload")).toBe(1));
  setup.flow.close();
  release();
  await Promise.resolve();
  expect(setup.flow.getState()).toEqual({ status: "idle" });
  expect(count(setup.client, "start")).toBe(0);
});

test("nothing is asked before an action, and nothing is listened to", () => {
  const { client, page } = setUp({ href: "https://app.example/#sign-resume=h" });
  expect(client.calls).toEqual([]);
  expect(page.listeners()).toBe(0);
});
