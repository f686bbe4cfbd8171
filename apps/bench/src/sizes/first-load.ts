import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Bundle } from "./bundle";
import { APP, reach } from "./reach";

/** What has no place in a first load, by the source it comes from. */
const forbidden: Readonly<Record<string, RegExp>> = {
  // Its worker, renderer and decoders are texts in files of our own, whose maps name where they were taken from.
  "pdf.js": /[/:]pdfjs-dist\/|\/(?:src|dist)\/pdf\/(?:load-pdf|open-pdf|renderer)\.\w+$/,
  "the preview": /\/(?:src|dist)\/(?:viewer|reading|placement)\//,
  Radix: /\/@radix-ui\//,
  "the dialog": /\/(?:src|dist)\/sign-dialog\/(?:root|[a-z]+-step|file-picker)\.\w+$/,
};

/** A built file, and the sources that its source map knows. */
function sourcesOf(file: string): readonly string[] {
  const map = `${file}.map`;
  return existsSync(map) ? [file, ...JSON.parse(readFileSync(map, "utf8")).sources] : [file];
}

/**
 * Looks for pdf.js, the preview, Radix and the dialog on the graph of a bundle of @sign/react that was made `from` a folder.
 * @throws Error when one of them is in the first load, or nowhere in the bundle, where the search would prove nothing
 */
export function checkFirstLoad(bundle: Bundle, from: string): void {
  const first = reach(bundle, APP);
  const found = [...bundle].map(([path, { inputs }]) => ({
    isFirst: first.has(path),
    sources: inputs.flatMap((input) => sourcesOf(join(from, input))),
  }));
  for (const [name, pattern] of Object.entries(forbidden)) {
    const carriers = found.filter(({ sources }) => sources.some((source) => pattern.test(source)));
    if (carriers.length === 0) throw new Error(`The bundle holds no trace of ${name}.`);
    if (carriers.some(({ isFirst }) => isFirst)) throw new Error(`${name} is in the first load.`);
  }
}
