import type { Bundle, BundledFile } from "./bundle";

/** Paths of files of a bundle. */
export type Paths = ReadonlySet<string>;

/**
 * What is fetched from a file on: the file, what comes with it, and of what it may fetch later that which `follows` says.
 * With no `follows`, that is the file's first load.
 */
export function reach(
  bundle: Bundle,
  start: string,
  follows: (file: BundledFile) => boolean = () => false,
): Paths {
  const found = new Set<string>();
  const visit = (path: string): void => {
    const file = bundle.get(path);
    if (!file || found.has(path)) return;
    found.add(path);
    for (const next of file.withIt) visit(next);
    for (const next of file.later) {
      const later = bundle.get(next);
      if (later && follows(later)) visit(next);
    }
  };
  visit(start);
  return found;
}

/** The file that the app itself is in, where every app begins. */
export const APP = "out/stdin.js";

/** Bytes of some files, each compressed by itself as a server would. */
export const weigh = (bundle: Bundle, paths: Iterable<string>): number =>
  [...paths].reduce((sum, path) => sum + (bundle.get(path)?.bytes ?? 0), 0);
