import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { run } from "./command";

const root = join(import.meta.dirname, "../../..");

/** Builds and packs every package into `folder` with the README's commands; gives the paths of the tarballs. */
export async function packAll(folder: string): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true });
  const words = ["--output-logs=errors-only", "--filter=./packages/*"];
  await run(["turbo", "run", "build", ...words], { cwd: root });
  const pack = ["--filter", "./packages/*", "pack", "--pack-destination", folder];
  await run(["pnpm", ...pack], { cwd: root });
  return (await readdir(folder)).sort().map((name) => join(folder, name));
}
