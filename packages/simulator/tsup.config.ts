import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { defineConfig, type Options } from "tsup";

const require = createRequire(import.meta.url);

const withoutQuery = (path: string): string => path.replace(/\?raw$/, "");

/** `import text from "file?raw"` gives the file's text, as Vite does natively. */
const rawText: NonNullable<Options["esbuildPlugins"]>[number] = {
  name: "raw-text",
  setup(build) {
    // The path stays the specifier: with its "?raw", else tsup's own handling of .css files takes it over, and without
    // the builder's folders, which would end up in the built file.
    build.onResolve({ filter: /\?raw$/ }, ({ path, resolveDir }) => ({
      path,
      namespace: "raw-text",
      pluginData: require.resolve(withoutQuery(path), { paths: [resolveDir] }),
    }));
    build.onLoad({ filter: /\?raw$/, namespace: "raw-text" }, async ({ pluginData }) => ({
      contents: await readFile(pluginData, "utf8"),
      loader: "text",
    }));
  },
};

export default defineConfig({
  entry: ["src/index.ts", "src/node.ts", "src/fixtures.ts", "src/testing.ts", "src/cli.ts"],
  format: ["esm"],
  target: "es2022",
  platform: "neutral",
  external: [/^node:/],
  noExternal: [/\?raw$/],
  esbuildPlugins: [rawText],
  dts: { compilerOptions: { types: ["node"] } },
  clean: true,
});
