import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright";
import { slug } from "./pages";

/** Milliseconds after which a page is given up. */
export const LIMIT_MS = 60_000;

/** Starts Chromium as all parts measure with. */
export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--js-flags=--expose-gc", "--enable-precise-memory-info"],
  });

/** Where the contenders' pages are served, and where the files of the corpus are. */
export interface Bench {
  readonly url: string;
  readonly corpus: string;
}

/** Does `work` in a fresh page of a contender, nothing in its caches, with a file chosen; `null` when it fails or is given up. */
export async function withPage<T>(
  browser: Browser,
  { url, corpus }: Bench,
  name: string,
  file: string,
  work: (page: Page) => Promise<T>,
): Promise<T | null> {
  const context = await browser.newContext({ viewport: { width: 1000, height: 800 } });
  const page = await context.newPage();
  let limit: NodeJS.Timeout | undefined;
  try {
    await page.goto(`${url}/${slug(name)}.html`);
    await page.waitForFunction(() => "harness" in window);
    await page.setInputFiles("input", join(corpus, `${file}.pdf`));
    const late = new Promise<null>((resolve) => {
      limit = setTimeout(() => resolve(null), LIMIT_MS);
    });
    return await Promise.race([work(page), late]);
  } catch (error) {
    console.error(`${name}: ${error}`);
    return null;
  } finally {
    clearTimeout(limit);
    await context.close();
  }
}

/** Milliseconds for a table; a dash for what was not measured. */
export const ms = (value: number | null | undefined): string =>
  value === null || value === undefined ? "–" : value.toFixed(0);
