import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createHarness, digestOf, pdfOf } from "../test/harness";

vi.mock("@sign/verify", () => ({ verifyPdf: vi.fn() }));

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] }));
afterEach(() => void vi.useRealTimers());

/**
 * Lets time pass, as much as it takes, from when the body is first waited for: what comes before is no timer, such as WebCrypto,
 * and takes as long as the machine is busy.
 */
async function inTime<Value>(
  promise: Promise<Value>,
  waitedFor: Promise<void>,
): Promise<{ value: Value; ms: number }> {
  await waitedFor;
  const began = Date.now();
  let settled = false;
  const settle = () => {
    settled = true;
  };
  promise.then(settle, settle);
  while (!settled) {
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
    await vi.advanceTimersByTimeAsync(250);
  }
  return { value: await promise, ms: Date.now() - began };
}

/** A body that never comes to its end: one byte every five seconds. */
function trickle(first: Uint8Array = new Uint8Array()) {
  const seen = { cancelled: false };
  let isWaitedFor: () => void = () => undefined;
  const waitedFor = new Promise<void>((resolve) => {
    isWaitedFor = resolve;
  });
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(first),
    async pull(controller) {
      isWaitedFor();
      await new Promise((resolve) => setTimeout(resolve, 5_000));
      if (!seen.cancelled) controller.enqueue(new Uint8Array([32]));
    },
    cancel() {
      seen.cancelled = true;
    },
  });
  const init: RequestInit & { duplex: "half" } = { body, duplex: "half" };
  return { init, seen, waitedFor };
}

test("a JSON body that trickles in is given ten seconds, on every call that takes one", async () => {
  const harness = createHarness();
  const { token } = (await harness.create([{ name: "a.pdf", bytes: pdfOf("a") }])).body;
  for (const path of ["/sessions", "/session/start", "/session/resume"]) {
    const { init, seen, waitedFor } = trickle();
    const headers = { "Content-Type": "application/json" };
    const answer = harness.send("POST", path, { ...init, token, headers });
    const { value, ms } = await inTime(answer, waitedFor);
    expect([value.status, seen.cancelled], path).toEqual([408, true]);
    expect(ms).toBeLessThan(12_000);
  }
  const failures = harness.events.filter(({ type }) => type === "request.failed");
  expect(failures.map((event) => "code" in event && event.code)).toEqual([
    "request_too_slow",
    "request_too_slow",
    "request_too_slow",
  ]);
});

test("an upload that stands still is ended, the gateway has no whole file, and it can be sent again", async () => {
  const harness = createHarness();
  const lease = { name: "a.pdf", bytes: pdfOf("a", 100_000) };
  const { token } = (await harness.create([lease])).body;
  const { init, seen, waitedFor } = trickle(lease.bytes.slice(0, 9));
  const headers = { "Content-Digest": digestOf(lease.bytes) };
  const answer = harness.send("PUT", "/session/documents/0", { ...init, token, headers });
  const { value, ms } = await inTime(answer, waitedFor);
  expect([value.status, seen.cancelled, harness.gateway.uploads.whole]).toEqual([408, true, 0]);
  expect(ms).toBeLessThan(40_000);
  expect((await harness.upload(token, 0, lease.bytes)).status).toBe(200);
});
