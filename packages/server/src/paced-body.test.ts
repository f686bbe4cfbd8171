import { SignError } from "@sign/protocol";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ascii, drain, pieces, streamOf } from "../test/bytes";
import { JSON_PACE, PDF_PACE, pacedBody } from "./paced-body";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A sender that gives `size` bytes every `everyMs`, until `total`. */
function sender(size: number, everyMs: number, total = Number.POSITIVE_INFINITY) {
  const seen = { sent: 0, cancelled: null as unknown };
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        await wait(everyMs);
        if (seen.sent >= total) return controller.close();
        controller.enqueue(new Uint8Array(size));
        seen.sent += size;
      },
      cancel(reason) {
        seen.cancelled = reason;
      },
    },
    { highWaterMark: 0 },
  );
  return { stream, seen };
}

async function after<Value>(ms: number, promise: Promise<Value>): Promise<Value> {
  await vi.advanceTimersByTimeAsync(ms);
  return promise;
}

test("a body that keeps its pace passes unchanged, however long it takes", async () => {
  const bytes = ascii("0123456789".repeat(1000));
  const whole = await drain(pacedBody(streamOf(...pieces(bytes, 7)), PDF_PACE));
  expect(whole).toEqual({ bytes: Buffer.from(bytes), error: null });
  const slow = sender(4096, 29_000, 40 * 4096);
  const passed = await after(41 * 29_000, drain(pacedBody(slow.stream, PDF_PACE)));
  expect([passed.bytes.length, passed.error]).toEqual([40 * 4096, null]);
});

test("one that sends a little now and then, or nothing at all, is cut off at the end of its time", async () => {
  for (const [pace, size, everyMs, latest] of [
    [PDF_PACE, 1, 5_000, 30_000],
    [PDF_PACE, 100, 1_000, 30_000],
    [PDF_PACE, 0, 3_600_000, 30_000],
    [JSON_PACE, 10_000, 900, 10_000],
    [JSON_PACE, 0, 3_600_000, 10_000],
  ] as const) {
    const { stream, seen } = sender(size, everyMs);
    const { error } = await after(latest, drain(pacedBody(stream, pace)));
    expect(error).toMatchObject({ code: "request_too_slow" });
    expect(seen.cancelled).toBe(error);
  }
});

test("time that the receiver takes is not the sender's", async () => {
  const reader = pacedBody(sender(1, 10, 20).stream, PDF_PACE).getReader();
  const readAll = async () => {
    for (let read = await reader.read(); !read.done; read = await reader.read()) await wait(60_000);
    return "whole";
  };
  expect(await after(3_600_000, readAll())).toBe("whole");
});

test("an end and a failure of the source are passed on, and so is giving up", async () => {
  const broken = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.error(new Error("connection lost")),
  });
  expect((await drain(pacedBody(broken, PDF_PACE))).error).toEqual(new Error("connection lost"));
  const { stream, seen } = sender(10, 1);
  const reason = new SignError("size_mismatch");
  await pacedBody(stream, PDF_PACE).cancel(reason);
  expect(seen.cancelled).toBe(reason);
  expect(vi.getTimerCount()).toBe(0);
});
