import { SignError } from "@sign/protocol";
import { afterEach, expect, test, vi } from "vitest";
import { count, pdf, place, setUp, wait, waitFor } from "./flow-harness";

afterEach(() => void vi.unstubAllGlobals());

test("a start whose answer was lost, and whose link is not told again, goes on by itself in a new session with the same documents and seals", async () => {
  const onError = vi.fn();
  const setup = setUp({ onError });
  const { flow, client, states, reach, reachMatch } = setup;
  const start = vi.spyOn(client, "start");
  await place(setup, pdf("a.pdf"), pdf("b.pdf"));
  const at = { document: 1, page: 1, x: 30, y: 40 };
  flow.place(at);
  client.failNext("start", new SignError("network"));
  flow.start();
  await reachMatch({ status: "placing", problem: { code: "network" } });

  client.failNext("start", new SignError("already_started"));
  flow.start();
  await reach("redirecting");
  expect(client.calls.slice(5)).toEqual(["start", "create", "upload", "upload", "start"]);
  expect(start).toHaveBeenLastCalledWith(
    "token-2",
    expect.objectContaining({ placements: [at] }),
    expect.anything(),
  );
  expect(setup.page.href()).toContain("sign-resume=handle-2");
  expect(states.map(({ status }) => status)).not.toContain("failed");
  expect(onError).toHaveBeenCalledExactlyOnceWith({ code: "network", requestId: "" });
});

test("a first start that the server knows to have begun, without the way to it, begins anew by itself, once", async () => {
  const setup = setUp();
  const { flow, client, reach, reachMatch } = setup;
  await place(setup, pdf("a.pdf"));
  const start = vi.spyOn(client, "start");
  start.mockRejectedValueOnce(new SignError("already_started"));
  flow.start();
  await reach("redirecting");
  expect(count(client, "create")).toBe(2);

  flow.startOver();
  await reachMatch({ status: "choosing", documents: [{}], source: "upload" });
  flow.review();
  start.mockRejectedValue(new SignError("already_started"));
  flow.start();
  await reachMatch({ status: "placing", problem: { code: "already_started" } });
  expect(count(client, "create")).toBe(4);
});

test("an upload whose answer was lost is asked for again in the same session", async () => {
  const setup = setUp();
  await place(setup, pdf("a.pdf"), pdf("b.pdf"));
  setup.client.failNext("upload", new SignError("network"));
  setup.flow.start();
  await setup.reachMatch({ status: "placing", problem: { code: "network", file: "a.pdf" } });
  setup.flow.start();
  await setup.reach("redirecting");
  expect(count(setup.client, "create")).toBe(1);
});

test("what a flow was asking when it was destroyed is asked again when it is resumed", async () => {
  for (const source of ["upload", "server"] as const) {
    for (const held of ["route", "create", "original"] as const) {
      if (source === "upload" && held !== "route") continue;
      const { flow, client, reachMatch } = setUp({ source });
      const release = client.hold(held);
      flow.open({ route: "lease" });
      await waitFor(() => expect(count(client, held)).toBe(1));
      flow.destroy();
      release();
      await new Promise((resolve) => setTimeout(resolve, 5));
      expect(flow.getState()).toMatchObject({ status: "choosing", problems: [] });
      flow.resumeFromLocation();
      await reachMatch({ source, status: source === "upload" ? "choosing" : "placing" });
      flow.destroy();
      flow.resumeFromLocation();
      expect(count(client, "route")).toBe(2);
    }
  }
});

test("another app over the page, shown while the person is on the way to BankID, is a return like any other", async () => {
  const setup = setUp();
  await place(setup, pdf("a.pdf"));
  setup.flow.start();
  await setup.reach("redirecting");
  setup.page.setVisible(false);
  setup.client.move("signed");
  setup.page.setVisible(true);
  setup.page.signal("visible");
  await setup.reach("signed");
});

test("every action pressed twice does what it does once", async () => {
  const setup = setUp();
  const { flow, client, page, reach, reachMatch } = setup;
  const twice = (action: () => void) => {
    action();
    action();
  };
  twice(() => flow.open({ route: "upload" }));
  flow.addFiles([pdf("a.pdf")]);
  await reachMatch({ documents: [{}] });
  twice(flow.review);
  twice(flow.back);
  twice(flow.review);
  twice(flow.start);
  await reach("redirecting");
  page.signal("restored");
  await reachMatch({ status: "waiting", connection: "ok" });
  twice(flow.checkNow);
  await reachMatch({ connection: "ok" });
  expect(count(client, "read")).toBe(2);
  client.move("cancelled");
  flow.checkNow();
  await reach("cancelled");
  twice(flow.retry);
  expect(flow.getState().status).toBe("placing");
  twice(flow.start);
  await reach("redirecting");
  twice(flow.startOver);
  expect(flow.getState().status).toBe("choosing");
  twice(flow.close);
  for (const name of ["create", "upload", "start"] as const) expect(count(client, name)).toBe(2);
});

test("callbacks that reject are reported like those that throw, and nothing is left unhandled", async () => {
  const reported = vi.fn();
  const unhandled = vi.fn();
  vi.stubGlobal("reportError", reported);
  process.on("unhandledRejection", unhandled);
  const fault = new Error("in the app");
  const rejecting = () => Promise.reject(fault);
  const setup = setUp({ onSettled: rejecting, onError: rejecting });
  await wait(setup);
  setup.client.failNext("read", new SignError("session_gone"));
  setup.flow.checkNow();
  await setup.reach("expired");
  await waitFor(() => expect(reported).toHaveBeenCalledWith(fault));
  await new Promise((resolve) => setTimeout(resolve));
  process.off("unhandledRejection", unhandled);
  expect(unhandled).not.toHaveBeenCalled();
});

test("a way to BankID that throws leaves the person at the step that offers it again", async () => {
  vi.stubGlobal("reportError", vi.fn());
  const navigate = vi.fn(() => {
    throw new Error("in the app");
  });
  const setup = setUp({ navigate });
  await place(setup, pdf("a.pdf"));
  setup.flow.start();
  await setup.reach("redirecting");
  setup.flow.continueSigning();
  expect(navigate).toHaveBeenCalledTimes(2);
  expect(count(setup.client, "start")).toBe(1);
});
