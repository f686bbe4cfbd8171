import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import type { Plugin } from "vite";

/** The folder of the very pdf.js that the components use. */
function pdfFolder(): string {
  const components = createRequire(import.meta.url).resolve("@sign/react");
  return dirname(createRequire(components).resolve("pdfjs-dist/package.json"));
}

/** Puts the files of pdf.js that the strict page names under `/pdf/`, as an app with such a policy has to. */
export const pdfFiles: Plugin = {
  name: "pdf-files",
  async generateBundle() {
    const folder = pdfFolder();
    const emit = async (path: string, fileName: string): Promise<void> => {
      this.emitFile({ type: "asset", fileName, source: await readFile(join(folder, path)) });
    };
    for (const path of ["pdf.worker.min.mjs", "pdf.renderer.min.mjs"]) {
      await emit(join("legacy/build", path), `pdf/${path}`);
    }
    for (const path of await readdir(join(folder, "wasm"))) {
      await emit(join("wasm", path), `pdf/wasm/${basename(path)}`);
    }
  },
};
