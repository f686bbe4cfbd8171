import type { Browser, Page } from "playwright";
import { median, row } from "../figures";
import { type Bench, LIMIT_MS, ms, withPage } from "./bench-browser";
import type { ScrollFigures } from "./harness";
import { type MainThread, watchMainThread } from "./main-thread";

/** Fast reading, and a fling: then pages only fly by. */
const READING = 5;
const FLING = 100;

interface Pace {
  readonly scroll: ScrollFigures;
  readonly thread: MainThread;
}

async function pace(page: Page, pagesPerSecond: number, pages: number): Promise<Pace> {
  const { result, thread } = await watchMainThread(page, () =>
    page.evaluate(([speed, pages]) => window.harness.scroll(speed, pages), [
      pagesPerSecond,
      pages,
    ] as const),
  );
  return { scroll: result, thread };
}

const paceCells = ({ scroll, thread }: Pace) => [
  `${thread.long} (${ms(thread.longest)})`,
  ms(thread.total / scroll.seconds),
  `${scroll.mostCanvases} (${scroll.mostMegabytes.toFixed(0)})`,
];

/** Prints how smoothly documents scroll: at a reading pace, then flung from end to end, then by jumps. */
export async function scrolls(
  browser: Browser,
  bench: Bench,
  files: readonly string[],
  names: readonly string[],
): Promise<void> {
  console.log(
    `\nScrolling: 50 pages at ${READING} pages a second, the whole document at ${FLING}, and jumps to 10 pages. Tasks and load of the main thread in processor time\n`,
  );
  const columns = [
    "file",
    "",
    "placeholders (ms)",
    "reading: tasks > 50 ms (longest)",
    "load (ms/s)",
    "canvases (MB)",
    "blank",
    "fling: tasks > 50 ms (longest)",
    "load (ms/s)",
    "canvases (MB)",
    "then painted after (ms)",
    "jump (ms)",
    "heap after (MB)",
  ];
  console.log(row(...columns));
  console.log(row(...columns.map(() => "-")));
  for (const file of files) {
    for (const name of names.filter((each) => each !== "bare pdf.js")) {
      const found = await withPage(browser, bench, name, file, async (page) => {
        await page.evaluate(() => window.harness.firstPage(true));
        const placeholders = await page.evaluate(() => window.harness.placeholders);
        await page.waitForTimeout(1500);
        const count = await page.evaluate(() => window.harness.pageCount());
        const reading = await pace(page, READING, Math.min(50, count));
        await page.waitForTimeout(500);
        const fling = await pace(page, Math.min(FLING, count), count);
        const jumps = await page.evaluate(
          (pages) => window.harness.jumps(pages),
          Array.from({ length: 10 }, (_, at) => 1 + ((at * 7919 + 13) % count)),
        );
        const heap = await page.evaluate(() => {
          window.gc?.();
          return performance.memory.usedJSHeapSize;
        });
        return { placeholders, reading, fling, jumps, heap };
      });
      if (!found) {
        console.log(row(file, name, `not done in ${LIMIT_MS / 1000} s`));
        continue;
      }
      const { placeholders, reading, fling, jumps, heap } = found;
      console.log(
        row(
          file,
          name,
          ms(placeholders),
          ...paceCells(reading),
          `${(reading.scroll.blank * 100).toFixed(1)} %`,
          ...paceCells(fling),
          ms(fling.scroll.paintedAfter),
          ms(median(jumps)),
          (heap / 1e6).toFixed(1),
        ),
      );
    }
  }
}
