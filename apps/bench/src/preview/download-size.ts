import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Browser } from "playwright";
import { row } from "../figures";
import { type Bench, withPage } from "./bench-browser";

const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(0);

/** Prints what is fetched until the first page is painted, compressed each by itself as a server would. */
export async function downloadSizes(
  browser: Browser,
  bench: Bench,
  files: readonly string[],
  names: readonly string[],
): Promise<void> {
  console.log(
    "\nFetched until the first page is painted, kB after gzip (level 9), without the document\n",
  );
  console.log(row("file", "", "all", "files"));
  console.log(row("-", "-", "-", "-"));
  for (const file of files) {
    for (const name of names) {
      const fetched = await withPage(browser, bench, name, file, async (page) => {
        const bodies = new Map<string, Promise<number>>();
        page.context().on("response", (response) => {
          const { pathname } = new URL(response.url());
          if (!response.url().startsWith(bench.url)) return;
          bodies.set(
            pathname,
            response.body().then(
              (body) => gzipSync(body, { level: 9 }).length,
              () => 0,
            ),
          );
        });
        await page.reload();
        await page.waitForFunction(() => "harness" in window);
        await page.setInputFiles("input", join(bench.corpus, `${file}.pdf`));
        await page.evaluate(() => window.harness.firstPage(false));
        const sizes: [string, number][] = [];
        for (const [path, size] of bodies) sizes.push([path, await size]);
        return sizes.sort(([, one], [, other]) => other - one);
      });
      if (!fetched) continue;
      const sum = fetched.reduce((total, [, size]) => total + size, 0);
      const parts = fetched
        .filter(([, size]) => size >= 1000)
        .map(([path, size]) => `${path.replace(/^.*\//, "")} ${kilobytes(size)}`);
      console.log(row(file, name, kilobytes(sum), parts.join(", ")));
    }
  }
}
