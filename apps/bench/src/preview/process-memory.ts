import { readdirSync, readFileSync } from "node:fs";

/** Proportional memory in bytes; a page of memory shared by two processes counts half for each. */
export interface ProcessMemory {
  /** Of every descendant of this process. */
  readonly all: number;
  /** Of the largest of Chromium's processes that run pages. */
  readonly page: number;
}

function parents(): Map<number, number> {
  const found = new Map<number, number>();
  for (const entry of readdirSync("/proc")) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, "utf8");
      const [, parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      found.set(Number(entry), Number(parent));
    } catch {
      // The process has ended.
    }
  }
  return found;
}

function measure(): ProcessMemory {
  const known = parents();
  let all = 0;
  let page = 0;
  for (const id of known.keys()) {
    let above: number | undefined = id;
    while (above && above !== process.pid) above = known.get(above);
    if (above !== process.pid || id === process.pid) continue;
    try {
      const rollup = readFileSync(`/proc/${id}/smaps_rollup`, "utf8");
      const bytes = Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0) * 1024;
      all += bytes;
      const command = readFileSync(`/proc/${id}/cmdline`, "utf8");
      if (command.includes("--type=renderer")) page = Math.max(page, bytes);
    } catch {
      // The process has ended.
    }
  }
  return { all, page };
}

/** Watches the memory of the processes that this one started. Linux only. */
export function processMemory() {
  let most: ProcessMemory = { all: 0, page: 0 };
  let timer: NodeJS.Timeout | undefined;
  return {
    now: measure,
    start(): void {
      timer = setInterval(() => {
        const { all, page } = measure();
        most = { all: Math.max(most.all, all), page: Math.max(most.page, page) };
      }, 50);
    },
    /** The largest values seen, which need not have been at the same moment. */
    stop(): ProcessMemory {
      clearInterval(timer);
      return most;
    },
  };
}
