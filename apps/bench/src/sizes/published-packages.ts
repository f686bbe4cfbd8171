import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Plugin } from "esbuild";

const packages = join(import.meta.dirname, "../../../../packages");

/** The folder of one of our packages. */
export const folderOf = (name: string): string => join(packages, name);

type Target = string | { readonly [condition: string]: Target };

interface Manifest {
  readonly sideEffects: boolean | readonly string[];
  readonly publishConfig: { readonly exports: Readonly<Record<string, Target>> };
}

function choose(target: Target | undefined, conditions: readonly string[]): string | undefined {
  if (target === undefined || typeof target === "string") return target;
  const [, chosen] =
    Object.entries(target).find(
      ([condition]) => condition === "default" || conditions.includes(condition),
    ) ?? [];
  return choose(chosen, conditions);
}

/**
 * Resolves `@sign/*` as an app that installed it would: to the built file that `publishConfig.exports` names under the
 * first of its conditions that holds. The workspace itself resolves them to their sources. Those in `without` stay imports.
 */
export const publishedPackages = (
  conditions: readonly string[],
  without: readonly string[],
): Plugin => ({
  name: "published-packages",
  setup(build) {
    build.onResolve({ filter: /^@sign\// }, async ({ path }) => {
      if (without.includes(path)) return { path, external: true };
      const [, name = "", ...rest] = path.split("/");
      const folder = folderOf(name);
      const manifest: Manifest = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
      const entry = manifest.publishConfig.exports[[".", ...rest].join("/")];
      const file = choose(entry, [...conditions, "import"]);
      if (!file) throw new Error(`${path} is not published.`);
      const { sideEffects } = manifest;
      return {
        path: join(folder, file),
        sideEffects: typeof sideEffects === "boolean" ? sideEffects : sideEffects.includes(file),
      };
    });
  },
});
