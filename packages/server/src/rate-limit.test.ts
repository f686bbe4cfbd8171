import { expect, test, vi } from "vitest";
import { createHarness } from "../test/harness";
import { createLimiter, createMemoryRateLimitStore, type RateLimit } from "./rate-limit";

vi.mock("@sign/verify", () => ({ verifyPdf: vi.fn() }));

const byAddress: RateLimit["key"] = ({ request }) => request.headers.get("x-client-address");
const from = (address: string) => ({ headers: { "X-Client-Address": address } });

test("a caller over the limit is told to wait, before anything is read or asked, and others are not", async () => {
  const harness = createHarness({ rateLimit: { key: byAddress, max: 3 } });
  const read = (address: string) => harness.json("GET", "/routes/upload", undefined, from(address));
  for (let time = 0; time < 3; time++) expect((await read("a")).status).toBe(200);
  harness.now += 20_500;
  const refused = await read("a");
  expect([refused.status, refused.body.error?.code, refused.body.error?.retryable]).toEqual([
    429,
    "rate_limited",
    true,
  ]);
  expect(refused.headers.get("retry-after")).toBe("40");
  let asked = 0;
  const body = new ReadableStream({ pull: () => void asked++ }, { highWaterMark: 0 });
  const init: RequestInit & { duplex: "half" } = { body, duplex: "half" };
  expect((await harness.send("POST", "/sessions", { ...init, ...from("a") })).status).toBe(429);
  expect([asked, harness.gateway.calls]).toEqual([0, []]);
  expect((await read("b")).status).toBe(200);
  harness.now += 40_000;
  expect((await read("a")).status).toBe(200);
  expect(harness.events).toContainEqual(
    expect.objectContaining({
      type: "request.failed",
      operation: "readRoute",
      code: "rate_limited",
    }),
  );
  expect(JSON.stringify(harness.events)).not.toContain('"a"');
});

test("some calls use more than others, some nothing, and unknown addresses count too", async () => {
  const seen: string[] = [];
  const rateLimit: RateLimit = {
    key: ({ request, operation }) => {
      seen.push(operation);
      return request.headers.get("x-client-address");
    },
    max: 10,
    costs: { createSession: 10, readOpenapi: 0 },
  };
  const harness = createHarness({ rateLimit });
  const create = () =>
    harness.json("POST", "/sessions", { route: "other", returnTo: "x" }, from("a"));
  expect((await create()).status).toBe(404);
  expect((await create()).status).toBe(429);
  expect((await harness.send("GET", "/openapi.json", from("a"))).status).toBe(200);
  expect((await harness.send("GET", "/wp-admin", from("a"))).status).toBe(429);
  expect((await harness.send("GET", "/routes/upload")).status).toBe(200);
  expect(seen).toEqual(["createSession", "createSession", "readOpenapi", "none", "readRoute"]);
});

test("the count is kept where the integrator says, once for all instances", async () => {
  const store = createMemoryRateLimitStore(() => 0);
  const rateLimit = { key: () => "one", max: 1, store };
  const [first, second] = [createHarness({ rateLimit }), createHarness({ rateLimit })];
  expect((await first.send("GET", "/routes/upload")).status).toBe(200);
  expect((await second.send("GET", "/routes/upload")).status).toBe(429);
});

test("a store that fails or hangs stops nobody, and the integrator hears of it", async () => {
  vi.useFakeTimers();
  try {
    const never = new Promise<never>(() => undefined);
    for (const take of [() => Promise.reject(new Error("down")), () => never]) {
      const harness = createHarness({ rateLimit: { key: () => "one", max: 1, store: { take } } });
      const answer = harness.send("GET", "/routes/upload");
      await vi.advanceTimersByTimeAsync(1_000);
      expect((await answer).status).toBe(200);
      expect(harness.errors).toEqual([expect.any(Error)]);
    }
  } finally {
    vi.useRealTimers();
  }
});

test("what is remembered is bounded, in number and in length", async () => {
  const store = createMemoryRateLimitStore(() => 0, 2);
  for (const key of ["a", "b", "c"]) await store.take(key, 1, 1_000);
  expect((await store.take("c", 1, 1_000)).used).toBe(2);
  expect((await store.take("a", 1, 1_000)).used).toBe(1);
  const keys: string[] = [];
  const limiter = createLimiter(
    {
      key: () => "x".repeat(10_000),
      max: 1,
      store: { take: async (key) => ({ used: keys.push(key), leftMs: 1 }) },
    },
    () => 0,
  );
  const call = { request: new Request("https://a.example"), operation: "none" } as const;
  await limiter(call, () => undefined);
  expect(keys).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
});

test("a limit that cannot be right is refused when the server is made", () => {
  const key = () => null;
  for (const rateLimit of [
    { key, max: 0 },
    { key, max: Number.NaN },
    { key, max: 1, windowMs: 10 },
    { key, max: 1, costs: { readSession: -1 } },
  ]) {
    expect(() => createHarness({ rateLimit }), JSON.stringify(rateLimit)).toThrow(TypeError);
  }
});
