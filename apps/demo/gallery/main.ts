import { fileURLToPath } from "node:url";
import { type Browser, chromium } from "@playwright/test";
import { startDemo } from "../e2e/demo-server";
import { type Album, openAlbum } from "./album";
import { takeJourneys } from "./journey";
import { takeReadmePicture } from "./readme-picture";
import { startStorybook, takeStories } from "./stories";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** How many stories are looked at together. */
const ABREAST = 3;

async function takeDemo(browser: Browser, album: Album): Promise<void> {
  const demo = await startDemo();
  try {
    await takeJourneys(browser, album, demo.origin);
    if (album.wants("readme")) {
      await takeReadmePicture(browser, demo.origin, here("../pictures/dialog.png"));
    }
  } finally {
    await demo.stop();
  }
}

async function takeStorybook(browser: Browser, album: Album): Promise<void> {
  const storybook = await startStorybook(here("out/storybook"));
  try {
    await takeStories(browser, album, storybook.origin, ABREAST);
  } finally {
    await storybook.stop();
  }
}

/** Takes every picture, or those whose names contain a word of the command line: `stories/sign-signstatus`, `journey/360`, `readme`. */
async function main(words: readonly string[]): Promise<void> {
  const album = await openAlbum(here("out"), words);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-dev-shm-usage"],
  });
  const asked = (part: string): boolean =>
    words.length === 0 || words.some((word) => word.startsWith(part));
  try {
    if (asked("journey") || asked("readme")) await takeDemo(browser, album);
    if (asked("stories")) await takeStorybook(browser, album);
  } finally {
    await browser.close();
  }
  const count = await album.close();
  for (const complaint of album.complaints) console.error(complaint);
  console.log(`${count} pictures: ${here("out/index.html")}`);
  if (album.complaints.length > 0) process.exitCode = 1;
}

await main(process.argv.slice(2));
