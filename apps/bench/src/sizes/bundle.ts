import { relative } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { publishedPackages } from "./published-packages";

/** What is bundled, and how. */
export interface BundleOptions {
  /** The folder from which everything but our own packages is found. */
  readonly from: string;
  /** What the app has anyway, and is not counted. */
  readonly without?: readonly string[];
  /** Conditions of `exports`, beside `import`. @default the browser's */
  readonly conditions?: readonly string[];
}

/** A file of a bundle. */
export interface BundledFile {
  /** Bytes after minification and gzip at level 9. */
  readonly bytes: number;
  /** The file whose `import()` made it a file of its own. */
  readonly entry: string | undefined;
  /** The files whose code is in it. */
  readonly inputs: readonly string[];
  /** Files of the bundle that come with it. */
  readonly withIt: readonly string[];
  /** Files of the bundle that it may fetch later. */
  readonly later: readonly string[];
}

/** A bundle's files by path; the first is the app's own. */
export type Bundle = ReadonlyMap<string, BundledFile>;

/** What every app here has, and no figure counts. */
const react = ["react", "react/*", "react-dom", "react-dom/*"];

/** Bytes after gzip at level 9. */
export const gzipped = (bytes: Uint8Array): number => gzipSync(bytes, { level: 9 }).length;

/** Bundles a module, given as text, with esbuild as for production: minified, and each `import()` a file of its own. */
export async function bundle(contents: string, options: BundleOptions): Promise<Bundle> {
  const { from, without = [], conditions = ["browser"] } = options;
  const { metafile, outputFiles } = await build({
    stdin: { contents, resolveDir: from, sourcefile: "app.js" },
    absWorkingDir: from,
    bundle: true,
    splitting: true,
    minify: true,
    metafile: true,
    write: false,
    outdir: "out",
    format: "esm",
    target: "es2022",
    platform: "neutral",
    mainFields: ["browser", "module", "main"],
    conditions: [...conditions],
    external: [...react, ...without],
    define: { "process.env.NODE_ENV": '"production"' },
    legalComments: "none",
    logLevel: "error",
    plugins: [publishedPackages(conditions, without)],
  });
  const bytes = new Map(
    outputFiles.map((file) => [relative(from, file.path), gzipped(file.contents)]),
  );
  return new Map(
    Object.entries(metafile.outputs).map(([path, { entryPoint, inputs, imports }]) => {
      const own = imports.filter(({ external }) => !external);
      const dynamic = ({ kind }: { kind: string }) => kind === "dynamic-import";
      return [
        path,
        {
          bytes: bytes.get(path) ?? 0,
          entry: entryPoint,
          inputs: Object.keys(inputs),
          withIt: own.filter((one) => !dynamic(one)).map((one) => one.path),
          later: own.filter(dynamic).map((one) => one.path),
        },
      ];
    }),
  );
}
