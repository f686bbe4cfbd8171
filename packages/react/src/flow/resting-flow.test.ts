import { afterEach, expect, test, vi } from "vitest";
import {
  createFakePage,
  createFakeSignClient,
  exampleStates,
  type FakeSignClient,
} from "../testing";
import type { FlowSettings } from "./flow";
import type { FlowCode } from "./flow-code";
import { count, pdf, setUp, wait, waitFor } from "./flow-harness";
import { createRestingFlow } from "./resting-flow";
import { createRunningFlow } from "./running-flow";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** Code that is fetched by hand: each `load` waits for `arrive` or `fail`. */
function codeOnItsWay() {
  let here = false;
  let waiting: { resolve(): void; reject(error: unknown): void }[] = [];
  const settle = (how: (one: (typeof waiting)[number]) => void): void => {
    const all = waiting;
    waiting = [];
    for (const one of all) how(one);
  };
  const load = vi.fn(async () => {
    if (!here) {
      await new Promise<void>((resolve, reject) =>
        waiting.push({ resolve: () => resolve(), reject }),
      );
    }
    return createRunningFlow;
  });
  return {
    code: { fetched: () => (here ? createRunningFlow : null), load } satisfies FlowCode,
    load,
    arrive() {
      here = true;
      settle(({ resolve }) => resolve());
    },
    fail: (error: unknown = new TypeError("offline")) => settle(({ reject }) => reject(error)),
  };
}

/** A flow whose code has not come. */
function rest(options: FlowSettings & { href?: string; client?: FakeSignClient } = {}) {
  const { href, client = createFakeSignClient(), ...settings } = options;
  const page = createFakePage(href);
  const fetched = codeOnItsWay();
  const flow = createRestingFlow({ ...settings, page }, () => ({ client }), fetched.code);
  const seen: string[] = [];
  flow.subscribe(() => seen.push(flow.getState().status));
  const reachMatch = (expected: object) =>
    waitFor(() => expect(flow.getState()).toMatchObject(expected));
  return { flow, page, client, seen, reachMatch, ...fetched };
}

/** Lets a fetch that was settled by hand come to its end. */
const settled = () => new Promise((resolve) => setTimeout(resolve));

test("nothing is fetched before there is something to do, not even by a page without a handle", () => {
  const { flow, load } = rest();
  flow.offer({ route: "lease" });
  flow.resumeFromLocation();
  expect(load).not.toHaveBeenCalled();
});

test("what is pressed before the code is there leads there at once, and is carried out in its order", async () => {
  const { flow, client, load, arrive, seen, reachMatch } = rest();
  flow.open({ route: "upload" });
  flow.open({ route: "other" });
  expect(flow.getState()).toMatchObject({ status: "choosing", problems: [] });
  const files = [pdf("a.pdf"), pdf("b.pdf")];
  flow.addFiles(files);
  files.length = 0;
  expect(client.calls).toEqual([]);
  arrive();
  await reachMatch({ documents: [{ name: "a.pdf" }, { name: "b.pdf" }] });
  expect(load).toHaveBeenCalledTimes(1);
  expect(count(client, "route")).toBe(1);
  expect(new Set(seen)).toEqual(new Set(["choosing"]));
});

test("code that is there already carries an action out at once", () => {
  const { flow, client, arrive, load } = rest();
  arrive();
  flow.open({ route: "upload" });
  expect(client.calls).toEqual(["route"]);
  expect(load).not.toHaveBeenCalled();
});

test("code that does not come is told as a fault of the connection, and a retry loses no file", async () => {
  vi.stubGlobal("reportError", vi.fn());
  const onError = vi.fn();
  const { flow, fail, arrive, load, reachMatch } = rest({ onError });
  flow.open({ route: "upload" });
  flow.addFiles([pdf("a.pdf")]);
  fail();
  await reachMatch({ status: "choosing", problems: [{ code: "network" }] });
  expect(onError).toHaveBeenCalledExactlyOnceWith({ code: "network", requestId: "" });
  flow.retry();
  expect(flow.getState()).toMatchObject({ status: "choosing", problems: [] });
  expect(load).toHaveBeenCalledTimes(2);
  arrive();
  await reachMatch({ documents: [{ name: "a.pdf" }], problems: [] });
});

test("code that does not come is fetched again by itself, later each time, and at a sign from the page", async () => {
  vi.useFakeTimers();
  vi.stubGlobal("reportError", vi.fn());
  const { flow, page, fail, load } = rest();
  flow.resumeFromLocation();
  flow.open({ route: "upload" });
  for (const pause of [1000, 2000, 4000]) {
    const before = load.mock.calls.length;
    fail();
    await vi.advanceTimersByTimeAsync(pause - 1);
    expect(load).toHaveBeenCalledTimes(before);
    await vi.advanceTimersByTimeAsync(1);
    expect(load).toHaveBeenCalledTimes(before + 1);
  }
  fail();
  await vi.advanceTimersByTimeAsync(0);
  page.signal("online");
  page.signal("focus");
  expect(load).toHaveBeenCalledTimes(5);
});

test("closed before the code is there, nothing is asked and nothing more is fetched", async () => {
  vi.useFakeTimers();
  vi.stubGlobal("reportError", vi.fn());
  const { flow, client, fail, arrive, load } = rest();
  flow.open({ route: "upload" });
  fail();
  await vi.advanceTimersByTimeAsync(0);
  flow.close();
  expect(flow.getState()).toEqual({ status: "idle" });
  await vi.advanceTimersByTimeAsync(100_000);
  expect(load).toHaveBeenCalledTimes(1);
  flow.open({ route: "upload" });
  flow.close();
  arrive();
  await vi.advanceTimersByTimeAsync(0);
  expect(client.calls).toEqual([]);
  expect(flow.getState()).toEqual({ status: "idle" });
});

test("a return is waiting at once, and redeems its handle once when the code is there", async () => {
  const before = setUp();
  await wait(before);
  const { flow, client, arrive, seen, reachMatch } = rest({
    client: before.client,
    href: before.page.href(),
  });
  flow.resumeFromLocation();
  flow.destroy();
  flow.resumeFromLocation();
  expect(flow.getState()).toMatchObject({ status: "waiting", session: null });
  arrive();
  await reachMatch({ status: "waiting", session: { id: "session-1" }, connection: "ok" });
  expect(count(client, "resume")).toBe(1);
  expect(new Set(seen)).toEqual(new Set(["waiting"]));
});

test("a return whose code does not come is a lost connection; checking now fetches again", async () => {
  vi.stubGlobal("reportError", vi.fn());
  const { flow, fail, load, reachMatch } = rest({ href: "https://app.example/#sign-resume=h" });
  flow.resumeFromLocation();
  fail();
  await reachMatch({ status: "waiting", connection: "lost" });
  flow.checkNow();
  expect(flow.getState()).toMatchObject({ connection: "checking" });
  expect(load).toHaveBeenCalledTimes(2);
  flow.destroy();
});

test("a return that is closed before the code is there leaves no handle in the address", async () => {
  const { flow, page, client, arrive } = rest({ href: "https://app.example/#tab&sign-resume=h" });
  flow.resumeFromLocation();
  flow.close();
  expect(flow.getState()).toEqual({ status: "idle" });
  arrive();
  await waitFor(() => expect(page.href()).toBe("https://app.example/#tab"));
  await settled();
  expect(client.calls).toEqual([]);
  expect(flow.getState()).toEqual({ status: "idle" });
});

test("destroyed before the code is there it stays quiet, until it is resumed", async () => {
  const { flow, page, client, arrive, reachMatch } = rest();
  flow.open({ route: "upload" });
  flow.destroy();
  expect(page.listeners()).toBe(0);
  arrive();
  await settled();
  expect(client.calls).toEqual([]);
  flow.resumeFromLocation();
  await reachMatch({ status: "choosing", source: "upload" });
});

test("a flow begun in the middle fetches its code when it is put on a page, and asks nothing", async () => {
  const { flow, client, arrive, load } = rest({ initialState: exampleStates.cancelled });
  flow.resumeFromLocation();
  expect(load).toHaveBeenCalledTimes(1);
  arrive();
  await settled();
  flow.retry();
  expect(flow.getState()).toMatchObject({ status: "placing" });
  expect(client.calls).toEqual([]);
});

test("a file that is asked for fetches the code, and passes on why there is none", async () => {
  const { flow, arrive, fail } = rest();
  const fault = new TypeError("offline");
  const early = expect(flow.report(0)).rejects.toBe(fault);
  fail(fault);
  await early;
  const late = expect(flow.report(0)).rejects.toMatchObject({ code: "token_invalid" });
  arrive();
  await late;
});
