import path from "node:path";
import { build, type Plugin } from "esbuild";

/** The pictures, styles and viewer of the simulator's pages; only a browser asks for them. */
const withoutAssets: Plugin = {
  name: "without-assets",
  setup(assembly) {
    assembly.onResolve({ filter: /\?raw$/ }, ({ path: name }) => ({
      path: name,
      namespace: "asset",
    }));
    assembly.onLoad({ filter: /.*/, namespace: "asset" }, () => ({ contents: "", loader: "text" }));
  },
};

/** Bundles the service of `entry` (a file of this folder) into `folder` as one module that every runtime can load; gives its path. */
export async function bundle(entry: string, folder: string): Promise<string> {
  const outfile = path.join(folder, "service.mjs");
  await build({
    entryPoints: [path.join(import.meta.dirname, entry)],
    outfile,
    bundle: true,
    format: "esm",
    platform: "neutral",
    mainFields: ["module", "main"],
    target: "es2022",
    plugins: [withoutAssets],
  });
  return outfile;
}
