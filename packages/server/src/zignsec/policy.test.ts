import { expect, test } from "vitest";
import { createClockwork } from "../../test/clockwork";
import { createZignsecClient, type ZignsecOptions } from "./client";
import type { GatewayEvent } from "./request";

const id = "0b6f3a52-6f0e-4a0e-9d0a-2f8d2f6f1c11";
const returns = { redirectSuccess: "s", redirectFailure: "f" };

/** A client before a gateway that answers as told, in a time that passes at once. */
function setUp(answer: (init: RequestInit) => Promise<Response>, options: Partial<ZignsecOptions>) {
  const time = createClockwork(0);
  const seen = { now: 0, most: 0, all: 0 };
  const events: GatewayEvent[] = [];
  const client = createZignsecClient({
    environment: { baseUrl: "https://gateway.example" },
    productKey: "k-primary",
    timers: time.timers,
    async fetch(_url, init) {
      seen.all++;
      seen.most = Math.max(seen.most, ++seen.now);
      return answer(init).finally(() => seen.now--);
    },
    ...options,
  });
  const observe = (event: GatewayEvent) => events.push(event);
  const read = (more = {}) => time.run(client.readSession(id, { observe, ...more }));
  return { client, time, seen, events, read };
}

const pending = async () => Response.json({ status: "Pending" });
const status =
  (code: number, headers = {}) =>
  async () =>
    new Response(null, { status: code, headers });

test("no more calls are under way than allowed, and all are made", async () => {
  const slow = async () => {
    await new Promise((resolve) => setImmediate(resolve));
    return pending();
  };
  const { read, seen } = setUp(slow, { policy: { calls: 3 } });
  await Promise.all(Array.from({ length: 20 }, () => read()));
  expect(seen).toEqual({ now: 0, most: 3, all: 20 });
});

test("files do not keep a status waiting", async () => {
  const { client, read } = setUp(
    (init) => (new Headers(init.headers).has("authorization") ? new Promise(() => {}) : pending()),
    { policy: { calls: 1, files: 1 } },
  );
  void client.downloadFile({ sessionId: id, fileId: "f" }, 9).catch(() => undefined);
  expect(await read()).toMatchObject({ status: "open" });
});

test("whoever waits in line waits no longer than his call may take", async () => {
  const { read, seen } = setUp(() => new Promise(() => {}), {
    policy: { calls: 1, readMs: 50_000, readingMs: 20_000 },
  });
  const outcomes = await Promise.allSettled([read(), read()]);
  for (const outcome of outcomes) {
    expect(outcome).toMatchObject({ reason: { code: "gateway_timeout" } });
  }
  expect(seen.all).toBe(1);
});

test("when one call is told to wait, no other is made until then, not even for another session", async () => {
  let answer = status(429, { "Retry-After": "60" });
  const { client, time, read, seen } = setUp(() => answer(), {});
  await expect(read()).rejects.toMatchObject({ code: "gateway_busy", retryAfterMs: 60_000 });
  answer = pending;
  const create = client.createSession({ locale: "nb", ...returns });
  await expect(time.run(create)).rejects.toMatchObject({ code: "gateway_busy" });
  expect(seen.all).toBe(1);
  time.pass(60_000);
  expect(await read()).toMatchObject({ status: "open" });
});

test("what has not gone out waits a little and goes, even when it changes something", async () => {
  let answer = status(429, { "Retry-After": "60" });
  const { client, time, read, seen } = setUp(() => answer(), {});
  await expect(read()).rejects.toMatchObject({ code: "gateway_busy" });
  time.pass(57_000);
  answer = async () => Response.json({ id });
  const create = client.createSession({ locale: "nb", ...returns });
  expect(await time.run(create)).toMatchObject({ id });
  expect(seen.all).toBe(2);
});

test("after many calls that found nobody the gateway is left alone, and told when it answers again", async () => {
  let answer = status(503);
  const { time, read, seen, events } = setUp(() => answer(), {
    policy: { attempts: 1, faultsInARow: 4, restMs: 30_000 },
  });
  for (let time = 0; time < 6; time++) {
    await expect(read()).rejects.toMatchObject({ code: "gateway_unavailable" });
  }
  expect(seen.all).toBe(4);
  time.pass(30_000);
  answer = pending;
  await read();
  const told = events.map(({ type }) => type).filter((type) => type.startsWith("circuit"));
  expect(told).toEqual(["circuit.opened", "circuit.closed"]);
});

test("a fault of the gateway's application is an answer, and leaves others alone", async () => {
  const { read, seen } = setUp(status(500), { policy: { faultsInARow: 2 } });
  for (let time = 0; time < 5; time++) {
    await expect(read()).rejects.toMatchObject({ code: "gateway_unavailable" });
  }
  expect(seen.all).toBe(5);
});

test("the caller's own time ends a call before its deadline, and the attempts with it", async () => {
  const { read, seen, time } = setUp(() => new Promise(() => {}), {});
  await expect(read({ withinMs: 4_000 })).rejects.toMatchObject({ code: "gateway_timeout" });
  expect([time.timers.now(), seen.all]).toEqual([4_000, 1]);
});

test("a caller who leaves while a pause lasts is not kept, and nothing more is sent", async () => {
  const browser = new AbortController();
  const { client, seen } = setUp(async () => {
    queueMicrotask(() => browser.abort(new Error("left")));
    return new Response(null, { status: 503 });
  }, {});
  await expect(client.readSession(id, { signal: browser.signal })).rejects.toThrow("left");
  expect(seen.all).toBe(1);
});

test("the caller's trace is passed on", async () => {
  const traceparent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
  let passed: string | null = null;
  const { read } = setUp(async (init) => {
    passed = new Headers(init.headers).get("traceparent");
    return pending();
  }, {});
  await read({ traceparent });
  expect(passed).toBe(traceparent);
});

test("a policy is made of whole numbers", () => {
  for (const policy of [{ readMs: 0 }, { attempts: 1.5 }, { calls: Number.NaN }, { line: -1 }]) {
    expect(() => setUp(pending, { policy })).toThrow(TypeError);
  }
});
