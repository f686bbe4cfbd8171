import { SignError } from "@sign/protocol";
import { afterEach, expect, test, vi } from "vitest";
import { createFakePage } from "../testing";
import { count, flowOn, pdf, place, setUp, wait, waitFor } from "./flow-harness";

afterEach(() => void vi.unstubAllGlobals());

test("after a reload the handle in the address finds the session again, and its file", async () => {
  const before = setUp();
  await wait(before);
  before.flow.destroy();
  const { flow, reach, reachMatch } = flowOn(before.page, before.client);
  expect(flow.getState()).toEqual({ status: "idle" });
  flow.resumeFromLocation();
  flow.resumeFromLocation();
  expect(flow.getState()).toMatchObject({ status: "waiting", session: null });
  await reachMatch({
    session: { id: "session-1" },
    redirectUrl: "https://bankid.example/sign",
  });
  before.client.move("signed");
  before.page.signal("focus");
  await reach("signed");
  expect(count(before.client, "resume")).toBe(1);
  expect((await flow.signed(0)).file.size).toBeGreaterThan(0);
  expect(before.page.href()).toContain("sign-resume=handle-1");
});

test("Back, with the page as it was, leaves redirecting by itself and asks at once", async () => {
  const setup = setUp();
  await place(setup, pdf("a.pdf"));
  setup.flow.start();
  await setup.reach("redirecting");
  expect(count(setup.client, "read")).toBe(0);
  setup.page.signal("restored");
  expect(setup.flow.getState()).toMatchObject({ status: "waiting", connection: "checking" });
  await setup.reachMatch({ connection: "ok" });
  setup.flow.continueSigning();
  expect(setup.flow.getState().status).toBe("redirecting");
  expect(setup.page.left).toHaveLength(2);
});

test("after a cancel the same documents can be signed without choosing again", async () => {
  const setup = setUp();
  const { flow, client, page, reach } = setup;
  await wait(setup);
  client.move("cancelled", "cancelled_by_signer");
  flow.checkNow();
  await reach("cancelled");
  flow.retry();
  expect(await reach("placing")).toMatchObject({ documents: [{ name: "a.pdf" }] });
  expect(page.href()).toBe("https://app.example/lease");
  flow.start();
  await reach("redirecting");
  expect(page.href()).toContain("sign-resume=handle-2");
});

test("after a reload, a retry opens the only target on offer with its input, and none when there are several", async () => {
  const before = setUp();
  await wait(before);
  before.client.move("cancelled");
  for (const [offers, status] of [
    [[], "choosing"],
    [[{ route: "other" }, { route: "upload", input: 4711 }], "choosing"],
    [
      [
        { route: "upload", input: 1 },
        { route: "upload", input: 2 },
      ],
      "idle",
    ],
  ] as const) {
    const page = createFakePage("https://app.example/#sign-resume=handle-1");
    const { flow, reach } = flowOn(page, before.client);
    for (const offer of offers) flow.offer(offer);
    flow.resumeFromLocation();
    await reach("cancelled");
    flow.retry();
    expect(flow.getState().status).toBe(status);
    expect(page.href()).toBe("https://app.example/");
    flow.close();
  }
});

test("the rest of the fragment outlives the handle", async () => {
  const setup = setUp({ href: "https://app.example/#/lease/4711" });
  await wait(setup);
  expect(setup.page.href()).toBe("https://app.example/#/lease/4711?sign-resume=handle-1");
  setup.flow.close();
  expect(setup.flow.getState()).toEqual({ status: "idle" });
  expect(setup.page.href()).toBe("https://app.example/#/lease/4711");
});

test("a server out of reach while resuming is a lost connection, not an end", async () => {
  const before = setUp();
  await wait(before);
  before.flow.destroy();
  const { flow, reachMatch } = flowOn(before.page, before.client);
  before.client.failNext("resume", new SignError("network"));
  flow.resumeFromLocation();
  await reachMatch({ status: "waiting", connection: "lost" });
  before.page.signal("online");
  await reachMatch({ status: "waiting", session: { id: "session-1" } });
});

test("one redemption is under way at a time, however often the page is shown", async () => {
  const before = setUp();
  await wait(before);
  before.flow.destroy();
  const { flow, reachMatch } = flowOn(before.page, before.client);
  const release = before.client.hold("resume");
  flow.resumeFromLocation();
  await waitFor(() => expect(count(before.client, "resume")).toBe(1));
  before.page.signal("restored");
  flow.destroy();
  flow.resumeFromLocation();
  await new Promise((resolve) => setTimeout(resolve, 20));
  flow.destroy();
  release();
  await new Promise((resolve) => setTimeout(resolve, 20));
  flow.resumeFromLocation();
  await reachMatch({
    connection: "ok",
    redirectUrl: "https://bankid.example/sign",
  });
  expect(count(before.client, "resume")).toBe(1);
});

test("a handle that another browser has used ends in a state of its own", async () => {
  const onError = vi.fn();
  const { flow, client, reach } = setUp({ href: "https://app.example/#sign-resume=h", onError });
  client.failNext("resume", new SignError("handle_used", { requestId: "r3" }));
  flow.resumeFromLocation();
  const problem = { code: "handle_used", requestId: "r3" };
  expect(await reach("failed")).toMatchObject({ session: null, problem });
  expect(onError).toHaveBeenCalledExactlyOnceWith(problem);
});

test("a return inside the same page is noticed, but not in the middle of choosing", async () => {
  const setup = setUp();
  const { flow, client, page, reach } = setup;
  await wait(setup);
  client.move("signed");
  page.replace("https://app.example/lease#sign-resume=handle-2");
  client.failNext("resume", new SignError("handle_expired"));
  page.signal("fragment");
  await reach("expired");
  flow.open({ route: "upload" });
  page.replace("https://app.example/lease#sign-resume=handle-1");
  page.signal("fragment");
  expect(flow.getState().status).toBe("choosing");
});

test("a destroyed flow does nothing more, until it is resumed", async () => {
  const setup = setUp();
  await wait(setup);
  setup.flow.destroy();
  expect(setup.page.listeners()).toBe(0);
  setup.client.move("signed");
  setup.page.signal("focus");
  setup.flow.resumeFromLocation();
  await setup.reach("signed");
});

test("the end is told once, to the flow's owner and to the target", async () => {
  const onSettled = vi.fn();
  const setup = setUp({ onSettled });
  const own = vi.fn();
  const { flow, client, reach, reachMatch } = setup;
  flow.open({ route: "upload", onSettled: own });
  flow.addFiles([pdf("a.pdf")]);
  await reachMatch({ documents: [{}] });
  flow.review();
  flow.start();
  await reach("redirecting");
  client.move("signed");
  flow.checkNow();
  await reach("signed");
  flow.checkNow();
  expect(onSettled).toHaveBeenCalledTimes(1);
  expect(own).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ status: "signed" }));
});

test("a callback that throws is reported and does not break the flow", async () => {
  const reported = vi.fn();
  vi.stubGlobal("reportError", reported);
  const fault = new Error("in the app");
  const throwing = () => {
    throw fault;
  };
  const setup = setUp({ onSettled: throwing, onError: throwing });
  const { flow, client, reach } = setup;
  flow.subscribe(throwing);
  await wait(setup);
  client.move("signed");
  flow.checkNow();
  await reach("signed");
  expect(reported).toHaveBeenCalledWith(fault);
});

test("starting over from waiting drops the session and lists the documents at hand", async () => {
  const setup = setUp();
  await wait(setup);
  setup.flow.startOver();
  expect(setup.page.href()).toBe("https://app.example/lease");
  await setup.reachMatch({
    status: "choosing",
    source: "upload",
    documents: [{ name: "a.pdf" }],
  });
  await expect(setup.flow.report(0)).rejects.toMatchObject({ code: "token_invalid" });
});
