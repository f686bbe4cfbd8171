import type { CDPSession, Page } from "playwright";

/** Tasks longer than this keep the person waiting (W3C Long Tasks). */
const LONG_MS = 50;

/** How the page's main thread fared. */
export interface MainThread {
  /** Tasks that used more than 50 ms of processor time; how long the thread was kept from running by others does not count. */
  readonly long: number;
  /** Processor time of the longest task, in milliseconds. */
  readonly longest: number;
  /** Processor time of all tasks, in milliseconds. */
  readonly total: number;
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Processor time in microseconds. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string; readonly data?: { readonly frames?: unknown } };
}

async function collected(session: CDPSession): Promise<readonly TraceEvent[]> {
  const events: TraceEvent[] = [];
  session.on("Tracing.dataCollected", ({ value }) => {
    events.push(...(value as unknown as TraceEvent[]));
  });
  const complete = new Promise<void>((resolve) =>
    session.once("Tracing.tracingComplete", () => resolve()),
  );
  await session.send("Tracing.end");
  await complete;
  return events;
}

/** Does `work` and says what it cost the main thread of the page. */
export async function watchMainThread<T>(
  page: Page,
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly thread: MainThread }> {
  const session = await page.context().newCDPSession(page);
  await session.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: ["toplevel", "__metadata"] },
  });
  const result = await work();
  const events = await collected(session);
  await session.detach();
  const mains = new Set(
    events
      .filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain")
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const times = new Map<string, number[]>();
  for (const { name, pid, tid, tdur } of events) {
    const thread = `${pid} ${tid}`;
    if (name !== "ThreadControllerImpl::RunTask" || tdur === undefined || !mains.has(thread)) {
      continue;
    }
    const tasks = times.get(thread) ?? [];
    tasks.push(tdur / 1000);
    times.set(thread, tasks);
  }
  // The page's own is the busiest: the browser may keep a spare one.
  const sum = (tasks: readonly number[]): number => tasks.reduce((total, one) => total + one, 0);
  const [tasks = []] = [...times.values()].sort((one, other) => sum(other) - sum(one));
  return {
    result,
    thread: {
      long: tasks.filter((time) => time > LONG_MS).length,
      longest: tasks.reduce((most, time) => Math.max(most, time), 0),
      total: sum(tasks),
    },
  };
}
