// `pnpm --filter @sign/runtimes fuzz -- [count] [seed]`: exit code 1 for a 5xx, an answer that is not as described, an unhandled rejection, two seconds without an answer, or a heap that grows.
import { runFuzz } from "./run-fuzz";

const DEFAULT_COUNT = 100_000;
const DEFAULT_SEED = 20261123;
/** Until then caches fill up and code is compiled; after that the heap may grow by so many MB, which is how far two collections differ. */
const WARM_AFTER_TENTHS = 2;
const MOST_GROWTH_MB = 8;

function numberAt(index: number, otherwise: number): number {
  const words = process.argv.slice(2).filter((word) => word !== "--");
  const value = Number(words[index] ?? otherwise);
  if (!Number.isSafeInteger(value) || value < 1)
    throw new RangeError(`not a number: ${words[index]}`);
  return value;
}

const began = performance.now();
const report = await runFuzz(numberAt(0, DEFAULT_COUNT), numberAt(1, DEFAULT_SEED));
const seconds = (performance.now() - began) / 1000;
const list = (entries: ReadonlyMap<number | string, number>): string =>
  [...entries]
    .sort(([a], [b]) => String(a).localeCompare(String(b)))
    .map((entry) => entry.join(": "))
    .join(", ");

console.log(`${report.requests} requests, seed ${report.seed}, ${seconds.toFixed(0)} s`);
console.log(`answers: ${list(report.statuses)}`);
console.log(`that worked: ${list(report.worked)}`);
console.log(`slowest answer: ${report.slowest.ms.toFixed(0)} ms, to ${report.slowest.request}`);
console.log(`heap after a collection, MB: ${report.heapMb.map((mb) => mb.toFixed(0)).join(" ")}`);
for (const fault of report.faults) console.log(`- ${fault}`);
const growth = (report.heapMb.at(-1) ?? 0) - (report.heapMb[WARM_AFTER_TENTHS] ?? 0);
if (report.faults.length > 0 || growth > MOST_GROWTH_MB) process.exitCode = 1;
console.log(process.exitCode ? "failed" : "no fault");
