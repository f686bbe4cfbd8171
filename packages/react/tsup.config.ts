import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join, relative } from "node:path";
import { build, type Plugin } from "esbuild";
import { defineConfig } from "tsup";

const { resolve } = createRequire(import.meta.url);

/** The files that `import file from "package/path?suffix"` takes in, each as Vite does. */
const whole: Plugin = {
  name: "whole",
  setup(build) {
    const take = (suffix: string, textOf: (file: Buffer) => string): void => {
      const namespace = `whole${suffix}`;
      const filter = new RegExp(`${suffix.replace("?", "\\?")}$`);
      // The path stays the specifier: it ends up in the built file, where no folder of the builder's belongs.
      build.onResolve({ filter }, ({ path }) => ({
        path: path.slice(0, -suffix.length),
        namespace,
      }));
      build.onLoad({ filter: /.*/, namespace }, async ({ path }) => ({
        contents: textOf(await readFile(resolve(path))),
        loader: "text",
      }));
    };
    take("?raw", (file) => file.toString("utf8"));
    take(
      "?url&inline",
      (file) => `data:application/octet-stream;base64,${file.toString("base64")}`,
    );
  },
};

/** `import Inside from "./file?worker&inline"` is a constructor of a worker that carries its source, as in Vite. */
const inlineWorker: Plugin = {
  name: "inline-worker",
  setup(build) {
    const suffix = "?worker&inline";
    build.onResolve({ filter: /\?worker&inline$/ }, ({ path, resolveDir }) => ({
      path: path.slice(0, -suffix.length),
      namespace: "inline-worker",
      pluginData: resolveDir,
    }));
    build.onLoad({ filter: /.*/, namespace: "inline-worker" }, async ({ path, pluginData }) => {
      const { outputFiles } = await build.esbuild.build({
        entryPoints: [join(pluginData, path)],
        bundle: true,
        write: false,
        minify: true,
        format: "iife",
        target: "es2022",
      });
      const source = JSON.stringify(outputFiles[0]?.text);
      return {
        contents: `let address;
          export default function () {
            address ??= URL.createObjectURL(new Blob([${source}], { type: "text/javascript" }));
            return new Worker(address);
          }`,
        loader: "js",
      };
    });
  },
};

/** Each source stays a file of its own: bundlers divide their output by whole files, and what is fetched later must not lie in one with what a page loads first. */
const filesApart: Plugin = {
  name: "files-apart",
  setup(build) {
    build.onResolve({ filter: /^\.{1,2}\/[^?]+$/ }, ({ path, kind }) =>
      kind === "entry-point" ? null : { path: `${path}.js`, external: true },
    );
  },
};

/** Where a source ends up under `dist`, without the ending. */
const nameOf = (source: string): string => relative("src", source).replace(/\.tsx?$/, "");
const named = (sources: readonly string[]): Record<string, string> =>
  Object.fromEntries(sources.map((source) => [nameOf(source), source]));

/** What the package exports. Each language is an entry: an app gets the one it shows. */
const entries = [
  "src/index.ts",
  "src/testing.ts",
  ...["nb", "nn", "en", "sv", "se"].map((locale) => `src/i18n/${locale}.ts`),
];

const { metafile } = await build({
  entryPoints: entries,
  bundle: true,
  format: "esm",
  outdir: "dist",
  write: false,
  metafile: true,
  packages: "external",
  external: ["*?raw", "*?url&inline", "*?worker&inline"],
});

export default defineConfig({
  entry: named(Object.keys(metafile.inputs)),
  format: ["esm"],
  target: "es2022",
  platform: "browser",
  dts: { entry: named(entries) },
  sourcemap: true,
  clean: true,
  splitting: true,
  // A tree-shaking pass of tsup's own would take the directive away again.
  treeshake: false,
  banner: { js: '"use client";' },
  esbuildPlugins: [whole, inlineWorker, filesApart],
  noExternal: [/\?raw$/, /\?url&inline$/],
  async onSuccess() {
    await build({ entryPoints: ["src/styles.css"], bundle: true, minify: true, outdir: "dist" });
  },
});
