import { row } from "../figures";
import { type Bench, launch, withPage } from "./bench-browser";
import { processMemory } from "./process-memory";

const FILE = "scan-100MB";
const FILE_BYTES = 100.4e6;

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(0);

/** Prints how much memory a large file takes at most while it is opened, read and flung through. */
export async function peakMemory(bench: Bench, names: readonly string[]): Promise<void> {
  console.log(
    "\nPeak memory above an empty page, 100 MB of scans: opened, 50 pages read, flung to the end. The file is on the disk\n",
  );
  const columns = [
    "",
    "whole browser (MB)",
    "above the document's size (MB)",
    "the page's process (MB)",
    "above the document's size (MB)",
  ];
  console.log(row(...columns));
  console.log(row(...columns.map(() => "-")));
  for (const name of names) {
    const browser = await launch();
    const peak = await withPage(browser, bench, name, FILE, async (page) => {
      const watch = processMemory();
      await page.evaluate(() => window.gc?.());
      const before = watch.now();
      watch.start();
      await page.evaluate(() => window.harness.firstPage(false));
      if (name !== "bare pdf.js") {
        await page.evaluate(() => window.harness.scroll(5, 50));
        const count = await page.evaluate(() => window.harness.pageCount());
        await page.evaluate((count) => window.harness.scroll(count, count), count);
      }
      const most = watch.stop();
      return { all: most.all - before.all, page: most.page - before.page };
    });
    await browser.close();
    if (!peak) continue;
    const cells = [peak.all, peak.page].flatMap((bytes) => [
      megabytes(bytes),
      megabytes(bytes - FILE_BYTES),
    ]);
    console.log(row(name, ...cells));
  }
}
