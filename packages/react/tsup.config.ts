import { copyFile, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Plugin } from "esbuild";
import { defineConfig } from "tsup";

const { resolve } = createRequire(import.meta.url);

/** `import source from "package/file.mjs?raw"` is the file's text, as in Vite. */
const raw: Plugin = {
  name: "raw",
  setup(build) {
    // The path stays the specifier: it ends up in the built file, where no folder of the builder's belongs.
    build.onResolve({ filter: /\?raw$/ }, ({ path }) => ({
      path: path.slice(0, -"?raw".length),
      namespace: "raw",
    }));
    build.onLoad({ filter: /.*/, namespace: "raw" }, async ({ path }) => ({
      contents: await readFile(resolve(path), "utf8"),
      loader: "text",
    }));
  },
};

export default defineConfig({
  entry: ["src/index.ts", "src/testing.ts"],
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
  esbuildPlugins: [raw],
  noExternal: [/\?raw$/],
  async onSuccess() {
    await copyFile("src/styles.css", "dist/styles.css");
  },
});
