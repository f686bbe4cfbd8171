import { readFile } from "node:fs/promises";
import { join } from "node:path";

type Target = string | { readonly [condition: string]: Target };

/** The names of the packages, without their scope. */
export const packageNames = ["protocol", "verify", "server", "react", "simulator"] as const;

/** What an app can import of a package. */
export interface PublishedEntry {
  /** As it is imported, such as `@sign/react/nb`. */
  readonly name: string;
  /** The conditions that lead to different files; none where there is but one. */
  readonly conditions: readonly string[];
  /** The declarations that TypeScript reads, of a module; absolute. */
  readonly declarations: string;
  /** The file that is loaded, of a module; absolute. */
  readonly file: string;
}

const packages = join(import.meta.dirname, "../../../packages");

/** The conditions that say who asks, not what is asked for. */
const isAsker = (condition: string): boolean => condition !== "types" && condition !== "default";

function follow(target: Target | undefined, wanted: string): string | undefined {
  if (target === undefined || typeof target === "string") return target;
  return follow(target.import ?? target[wanted] ?? target.default, wanted);
}

/**
 * The entries that a package publishes.
 * @throws Error when the workspace's own `exports` offer other entries, or a file is named for one but not the other
 */
export async function publishedEntries(name: string): Promise<readonly PublishedEntry[]> {
  const folder = join(packages, name);
  const manifest = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const published: Readonly<Record<string, Target>> = manifest.publishConfig.exports;
  const inside = Object.keys(manifest.exports).sort().join(" ");
  const outside = Object.keys(published).sort().join(" ");
  if (inside !== outside) {
    throw new Error(`${manifest.name} offers ${inside} in the workspace and publishes ${outside}.`);
  }
  return Object.entries(published).map(([entry, target]) => {
    const declarations = follow(target, "types");
    const file = follow(target, "default");
    if (!declarations || !file) throw new Error(`${manifest.name} ${entry} names no file.`);
    return {
      name: manifest.name + entry.slice(1),
      conditions: Object.keys(target).filter(isAsker),
      declarations: join(folder, declarations),
      file: join(folder, file),
    };
  });
}
