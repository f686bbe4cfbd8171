import { type Session, SignError } from "@sign/protocol";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createFakePage, exampleSession } from "../testing";
import { watchStatus } from "./watch-status";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const waiting: Session = { ...exampleSession("waiting"), nextPollMs: 1000 };
const finalizing: Session = { ...exampleSession("finalizing"), nextPollMs: 1000 };

/** A watch whose reads the test answers one by one. */
function begin() {
  const page = createFakePage();
  const controller = new AbortController();
  const told: string[] = [];
  const reads: {
    resolve: (session: Session) => void;
    reject: (error: SignError) => void;
  }[] = [];
  const signals: AbortSignal[] = [];
  const watch = watchStatus({
    page,
    signal: controller.signal,
    random: () => 0,
    read: (signal) =>
      new Promise((resolve, reject) => {
        signals.push(signal);
        reads.push({ resolve: (session) => resolve({ session }), reject });
      }),
    onReading: ({ session }) => told.push(session.status),
    onConnection: (connection) => told.push(connection),
    onLost: ({ code }) => told.push(`ended: ${code}`),
  });
  const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
  return { page, controller, told, reads, signals, watch, pass };
}

test("reads at once, then at the server's pace, and stops at an end", async () => {
  const { reads, told, pass } = begin();
  await pass(0);
  reads[0]?.resolve(waiting);
  await pass(999);
  expect(reads).toHaveLength(1);
  await pass(1);
  reads[1]?.resolve(exampleSession("signed"));
  await pass(600_000);
  expect(told).toEqual(["waiting", "signed"]);
  expect(reads).toHaveLength(2);
});

test("never two reads at once", async () => {
  const { reads, pass } = begin();
  await pass(30_000);
  expect(reads).toHaveLength(1);
});

test("a failure is a lost connection and a later try, each later than the last, 30 seconds at most", async () => {
  const { reads, told, pass } = begin();
  await pass(0);
  reads[0]?.resolve(waiting);
  await pass(1000);
  for (const wait of [2000, 4000, 8000, 16_000, 30_000, 30_000]) {
    const count = reads.length;
    reads.at(-1)?.reject(new SignError("network"));
    await pass(wait - 1);
    expect(reads).toHaveLength(count);
    await pass(1);
    expect(reads).toHaveLength(count + 1);
  }
  reads.at(-1)?.resolve(finalizing);
  await pass(0);
  expect(told.at(-1)).toBe("finalizing");
});

test("what the server says about waiting is obeyed", async () => {
  const { reads, pass } = begin();
  await pass(0);
  reads[0]?.reject(new SignError("gateway_busy", { retryAfterMs: 90_000 }));
  await pass(89_999);
  expect(reads).toHaveLength(1);
  await pass(1);
  expect(reads).toHaveLength(2);
});

test("faults of the gateway, of the server and of our own are never an end", async () => {
  for (const code of [
    "gateway_unauthorized",
    "gateway_refused",
    "internal",
    "not_found",
  ] as const) {
    const { reads, told, pass, controller } = begin();
    await pass(0);
    reads[0]?.reject(new SignError(code));
    await pass(60_000);
    expect(told).toEqual(["lost"]);
    expect(reads).toHaveLength(2);
    controller.abort();
  }
});

test("a token, handle or session that is worth nothing any more ends the watch", async () => {
  for (const code of ["token_expired", "handle_used", "session_gone"] as const) {
    const { reads, told, pass, page } = begin();
    await pass(0);
    reads[0]?.reject(new SignError(code));
    await pass(600_000);
    expect(told).toEqual([`ended: ${code}`]);
    expect(reads).toHaveLength(1);
    expect(page.listeners()).toBe(0);
  }
});

test("a hidden page does not read; shown again, it reads at once", async () => {
  const { reads, page, pass } = begin();
  await pass(0);
  reads[0]?.resolve(waiting);
  page.setVisible(false);
  await pass(600_000);
  expect(reads).toHaveLength(1);
  page.setVisible(true);
  page.signal("visible");
  page.signal("focus");
  await pass(0);
  expect(reads).toHaveLength(2);
});

test("focus and being online again make it read at once", async () => {
  for (const name of ["focus", "online"] as const) {
    const { reads, page, pass, controller } = begin();
    await pass(0);
    reads[0]?.resolve(waiting);
    await pass(10);
    page.signal(name);
    await pass(0);
    expect(reads).toHaveLength(2);
    controller.abort();
  }
});

test("a check waits for a read that is fresh, and replaces one that hangs", async () => {
  const { reads, signals, watch, pass } = begin();
  await pass(100);
  watch.checkNow();
  await pass(0);
  expect(reads).toHaveLength(1);
  await pass(5000);
  watch.checkNow();
  await pass(0);
  expect(reads).toHaveLength(2);
  expect(signals[0]?.aborted).toBe(true);
});

test("after hours of sleep the first sign of life makes it read, though the last read never came back", async () => {
  for (const name of ["visible", "focus", "online"] as const) {
    const { reads, signals, page, told, pass, controller } = begin();
    await pass(0);
    // A sleeping device runs no timers: only the clock goes on.
    vi.setSystemTime(Date.now() + 8 * 3_600_000);
    page.signal(name);
    await pass(0);
    expect(signals[0]?.aborted).toBe(true);
    reads[1]?.resolve(exampleSession("expired"));
    await pass(0);
    expect(told).toEqual(["expired"]);
    controller.abort();
  }
});

test("a clock that is set back, or hours wrong all along, holds no check back", async () => {
  vi.setSystemTime(0);
  const { reads, watch, page, pass } = begin();
  await pass(100);
  vi.setSystemTime(-3 * 3_600_000);
  watch.checkNow();
  await pass(0);
  expect(reads).toHaveLength(2);
  reads[1]?.resolve(waiting);
  await pass(0);
  vi.setSystemTime(9 * 86_400_000);
  page.signal("focus");
  await pass(0);
  expect(reads).toHaveLength(3);
});

test("a slow old answer never overwrites a newer one", async () => {
  const { reads, told, page, pass } = begin();
  await pass(0);
  page.signal("restored");
  await pass(0);
  reads[1]?.resolve(finalizing);
  await pass(0);
  reads[0]?.resolve(waiting);
  await pass(0);
  expect(told).toEqual(["finalizing"]);
});

test("a read that never answers is given up after a minute", async () => {
  const { reads, signals, told, pass } = begin();
  await pass(60_000);
  expect(told).toEqual(["lost"]);
  expect(signals[0]?.aborted).toBe(true);
  await pass(30_000);
  expect(reads).toHaveLength(2);
});

test("a pace of nothing does not become a storm, and one of years is bounded", async () => {
  const { reads, pass } = begin();
  await pass(0);
  reads[0]?.resolve({ ...waiting, nextPollMs: 0 });
  await pass(499);
  expect(reads).toHaveLength(1);
  await pass(1);
  reads[1]?.resolve({ ...waiting, nextPollMs: 2 ** 40 });
  await pass(600_000);
  expect(reads).toHaveLength(3);
});

test("an aborted watch stops everything", async () => {
  const { reads, signals, told, page, controller, pass } = begin();
  await pass(0);
  controller.abort();
  reads[0]?.resolve(waiting);
  page.signal("focus");
  await pass(600_000);
  expect(told).toEqual([]);
  expect(signals[0]?.aborted).toBe(true);
  expect(reads).toHaveLength(1);
  expect(page.listeners()).toBe(0);
});
