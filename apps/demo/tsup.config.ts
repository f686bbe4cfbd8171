import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Plugin } from "esbuild";
import { defineConfig } from "tsup";

const suffix = "?raw";

/** Resolves `?raw` imports to the file's text, as Vite does, from the package that imports them. */
const raw: Plugin = {
  name: "raw",
  setup(build) {
    build.onResolve({ filter: /\?raw$/ }, ({ path, importer }) => ({
      // The suffix stays on, so that no other plugin takes the file for a style sheet or a script.
      path: `${createRequire(importer).resolve(path.slice(0, -suffix.length))}${suffix}`,
      namespace: "raw",
    }));
    build.onLoad({ filter: /./, namespace: "raw" }, async ({ path }) => ({
      contents: await readFile(path.slice(0, -suffix.length), "utf8"),
      loader: "text",
    }));
  },
};

export default defineConfig({
  entry: { server: "src/server/main.ts" },
  format: ["esm"],
  target: "node20",
  platform: "node",
  noExternal: [/./],
  esbuildPlugins: [raw],
  splitting: true,
  // The page lies beside the server, built by Vite.
  clean: ["!client/**"],
});
