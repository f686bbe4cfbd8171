import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Browser } from "@playwright/test";
import { preview } from "vite";
import { z } from "zod";
import { freePort } from "../e2e/demo-server";
import type { Album } from "./album";
import { everyView, openPage, settle, type View } from "./views";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const STORY_MS = 45_000;

const FAILED = `document.body.classList.contains("sb-show-errordisplay")`;
const DONE = `${FAILED} || ["completed", "finished"].includes(window.__STORYBOOK_PREVIEW__?.currentRender?.phase)`;
const SHOW_STORY = `document.body.classList.replace("sb-show-errordisplay", "sb-show-main")`;

const indexSchema = z.object({
  entries: z.record(z.string(), z.object({ id: z.string(), type: z.string() })),
});

/** Storybook, built and served. */
export interface Storybook {
  readonly origin: string;
  readonly stop: () => Promise<void>;
}

/** Builds Storybook into `folder` and serves it on a free port of this machine. */
export async function startStorybook(folder: string): Promise<Storybook> {
  const build = spawn("storybook", ["build", "-o", folder, "--quiet"], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [status] = await once(build, "exit");
  if (status !== 0) throw new Error("Storybook could not be built.");
  const port = await freePort();
  const server = await preview({
    configFile: false,
    root: folder,
    logLevel: "error",
    build: { outDir: "." },
    preview: { host: "127.0.0.1", port, strictPort: true },
  });
  return { origin: `http://127.0.0.1:${port}`, stop: () => server.close() };
}

async function listStories(origin: string): Promise<string[]> {
  const { entries } = indexSchema.parse(await (await fetch(`${origin}/index.json`)).json());
  return Object.values(entries).flatMap(({ id, type }) => (type === "story" ? [id] : []));
}

/** Views that differ in nothing but the window's size, so that one page can be looked at in all of them. */
const sameBut = ({ theme, locale, touch, forcedColors }: View): string =>
  [theme, locale, touch, forcedColors].join();

function together(views: readonly View[]): readonly View[][] {
  const kinds = new Set(views.map(sameBut));
  return [...kinds].map((kind) => views.filter((view) => sameBut(view) === kind));
}

/** One story in views of one kind: opened in the first, and resized to the others. */
async function takeStory(
  browser: Browser,
  album: Album,
  origin: string,
  story: string,
  [first, ...others]: readonly View[],
): Promise<void> {
  if (!first) return;
  const name = `stories/${story}`;
  const page = await openPage(browser, first);
  page.on("pageerror", ({ message }) => album.complain(`${name} ${first.name}: ${message}`));
  const globals = `theme:${first.theme};locale:${first.locale}`;
  await page.goto(`${origin}/iframe.html?id=${story}&viewMode=story&globals=${globals}`);
  try {
    // Rendered, and its play function done: what the story's own test waits for.
    await page.waitForFunction(DONE, undefined, { timeout: STORY_MS, polling: 100 });
  } catch {
    album.complain(`${name} ${first.name}: not done in ${STORY_MS / 1000} seconds`);
  }
  const failed = await page.evaluate<boolean>(FAILED);
  // Play functions look for the words of the stories' own language.
  if (failed && first.locale === "nb") {
    album.complain(`${name} ${first.name}: its play function failed`);
  }
  if (failed) await page.evaluate(SHOW_STORY);
  for (const view of [first, ...others]) {
    await page.setViewportSize(view);
    await settle(page);
    await album.keep(page, `${name}/${view.name}`);
  }
  await page.context().close();
}

/** Every story in every view, `abreast` at a time. */
export async function takeStories(
  browser: Browser,
  album: Album,
  origin: string,
  abreast: number,
): Promise<void> {
  const stories = await listStories(origin);
  const visits = stories.flatMap((story) => {
    const wanted = everyView.filter(({ name }) => album.wants(`stories/${story}/${name}`));
    return together(wanted).map((views) => ({ story, views }));
  });
  const work = async (): Promise<void> => {
    for (let next = visits.shift(); next; next = visits.shift()) {
      await takeStory(browser, album, origin, next.story, next.views);
    }
  };
  await Promise.all(Array.from({ length: abreast }, work));
}
