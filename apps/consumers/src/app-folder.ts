import { cp, mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { run } from "./command";
import type { Consumer } from "./consumers";

const fixtures = join(import.meta.dirname, "../fixtures");

/** What the README adds to the tarballs, at the versions the workspace is tested with. */
const beside = ["hono@4.13.19", "zod@4.6.7", "@hono/node-server@2.1.9"];

/** Copies a consumer's layers into `folder` and installs them with the tarballs; gives the seconds that the install took. */
export async function installApp(
  consumer: Consumer,
  folder: string,
  tarballs: readonly string[],
): Promise<number> {
  await mkdir(folder, { recursive: true });
  for (const layer of consumer.layers) {
    await cp(join(fixtures, layer), folder, { recursive: true });
  }
  const quiet = ["--no-audit", "--no-fund", "--loglevel=error"];
  const { seconds } = await run(["npm", "install", ...quiet, ...tarballs, ...beside], {
    cwd: folder,
  });
  return seconds;
}

/** The installed versions of what a consumer stands for, as `vite 8.3.8, react 19.3.1`. */
export async function installedVersions(consumer: Consumer, folder: string): Promise<string> {
  const versions = consumer.shows.map(async (name) => {
    const manifest = await readFile(join(folder, "node_modules", name, "package.json"), "utf8");
    return `${name} ${JSON.parse(manifest).version}`;
  });
  return (await Promise.all(versions)).join(", ");
}
