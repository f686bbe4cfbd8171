import type { Browser } from "playwright";
import { row } from "../figures";
import { type Bench, withPage } from "./bench-browser";

const FILE = "mixed-10";
const TIMES = 20;

/** Prints what stays behind when a document is opened and closed again and again. */
export async function reopenings(
  browser: Browser,
  bench: Bench,
  names: readonly string[],
): Promise<void> {
  console.log(`\nOpening and closing ${FILE} ${TIMES} times\n`);
  const columns = [
    "",
    "heap per opening, from the 2nd (kB)",
    "from the 10th (kB)",
    "canvases left",
    "workers left",
    "listeners left",
  ];
  console.log(row(...columns));
  console.log(row(...columns.map(() => "-")));
  for (const name of names) {
    const found = await withPage(browser, bench, name, FILE, async (page) => {
      const session = await page.context().newCDPSession(page);
      const listeners = async (): Promise<number> =>
        (await session.send("Memory.getDOMCounters")).jsEventListeners;
      await page.evaluate(() => window.harness.openAndClose(1));
      const before = await listeners();
      const heaps = await page.evaluate((times) => window.harness.openAndClose(times), TIMES - 1);
      return {
        heaps,
        canvases: await page.evaluate(() => window.harness.canvases()),
        workers: page.workers().length,
        listeners: (await listeners()) - before,
      };
    });
    if (!found) continue;
    const { heaps, canvases, workers, listeners } = found;
    const growth = (from: number): string => {
      const last = heaps.length - 1;
      return (((heaps[last] ?? 0) - (heaps[from] ?? 0)) / (last - from) / 1000).toFixed(0);
    };
    console.log(row(name, growth(0), growth(8), canvases, workers, listeners));
  }
}
