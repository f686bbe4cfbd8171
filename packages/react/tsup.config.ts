import { copyFile, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Plugin } from "esbuild";
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

export default defineConfig({
  // Each language is an entry, which the first fetches by name: an app gets the one it shows.
  entry: {
    index: "src/index.ts",
    testing: "src/testing.ts",
    nb: "src/i18n/nb.ts",
    nn: "src/i18n/nn.ts",
    en: "src/i18n/en.ts",
    sv: "src/i18n/sv.ts",
    se: "src/i18n/se.ts",
  },
  format: ["esm"],
  target: "es2022",
  platform: "browser",
  dts: true,
  sourcemap: true,
  clean: true,
  splitting: true,
  // A tree-shaking pass of tsup's own would take the directive away again.
  treeshake: false,
  banner: { js: '"use client";' },
  esbuildPlugins: [whole, inlineWorker],
  noExternal: [/\?raw$/, /\?url&inline$/],
  async onSuccess() {
    await copyFile("src/styles.css", "dist/styles.css");
  },
});
