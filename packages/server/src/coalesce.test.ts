import { expect, test } from "vitest";
import { createCoalescer } from "./coalesce";

function setUp() {
  let now = 0;
  const coalescer = createCoalescer<string>({ freshMs: 1_000, capacity: 10, clock: () => now });
  const runs: { signal: AbortSignal; resolve(value: string): void; reject(error: Error): void }[] =
    [];
  const run = (signal: AbortSignal) =>
    new Promise<string>((resolve, reject) => runs.push({ signal, resolve, reject }));
  return { coalescer, runs, run, pass: (ms: number) => (now += ms) };
}

test("all who ask at the same time share one run, and its value for a while", async () => {
  const { coalescer, runs, run, pass } = setUp();
  const reads = Array.from({ length: 50 }, () => coalescer.read("a", run));
  runs[0]?.resolve("one");
  expect(new Set(await Promise.all(reads))).toEqual(new Set(["one"]));
  pass(999);
  expect(await coalescer.read("a", run)).toBe("one");
  expect(runs).toHaveLength(1);
  pass(1);
  void coalescer.read("a", run);
  expect(runs).toHaveLength(2);
});

test("keys do not share", () => {
  const { coalescer, runs, run } = setUp();
  void coalescer.read("a", run);
  void coalescer.read("b", run);
  expect(runs).toHaveLength(2);
});

test("a failure reaches everyone who waits, and whoever asks while it is fresh", async () => {
  const { coalescer, runs, run, pass } = setUp();
  const reads = [coalescer.read("a", run), coalescer.read("a", run)];
  runs[0]?.reject(new Error("down"));
  for (const read of reads) await expect(read).rejects.toThrow("down");
  await expect(coalescer.read("a", run)).rejects.toThrow("down");
  expect(runs).toHaveLength(1);
  pass(1_000);
  const next = coalescer.read("a", run);
  runs[1]?.resolve("up");
  expect(await next).toBe("up");
});

test("after an invalidation a read neither takes the kept value nor joins the run under way", async () => {
  const { coalescer, runs, run } = setUp();
  const old = coalescer.read("a", run);
  coalescer.invalidate("a");
  const fresh = coalescer.read("a", run);
  expect(runs).toHaveLength(2);
  runs[1]?.resolve("new");
  expect(await fresh).toBe("new");
  runs[0]?.resolve("old");
  expect(await old).toBe("new");
  expect(await coalescer.read("a", run)).toBe("new");
});

test("one who gives up leaves at once; the run stops when nobody is left", async () => {
  const { coalescer, runs, run } = setUp();
  const [first, second] = [new AbortController(), new AbortController()];
  const reads = [coalescer.read("a", run, first.signal), coalescer.read("a", run, second.signal)];
  first.abort(new Error("left"));
  await expect(reads[0]).rejects.toThrow("left");
  expect(runs[0]?.signal.aborted).toBe(false);
  second.abort(new Error("left too"));
  await expect(reads[1]).rejects.toThrow("left too");
  expect(runs[0]?.signal.aborted).toBe(true);
  const next = coalescer.read("a", run);
  runs[1]?.resolve("again");
  expect(await next).toBe("again");
});

test("one who had given up before asking starts nothing", async () => {
  const { coalescer, runs, run } = setUp();
  await expect(coalescer.read("a", run, AbortSignal.abort(new Error("gone")))).rejects.toThrow(
    "gone",
  );
  expect(runs).toHaveLength(0);
});
