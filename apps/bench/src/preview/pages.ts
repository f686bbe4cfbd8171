import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { serve } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import { build } from "vite";

const here = dirname(fileURLToPath(import.meta.url));
const peers = join(here, "../../peers");

/** Who is measured, and the module that shows a document in its way. */
export const contenders: Readonly<Record<string, string>> = {
  "bare pdf.js": join(peers, "bare.ts"),
  "react-pdf": join(peers, "react-pdf.tsx"),
  "react-pdf, virtual": join(peers, "react-pdf-virtual.tsx"),
  PDFViewer: join(peers, "pdfviewer.ts"),
  sign: join(here, "sign.ts"),
};

/** The name of a contender as part of an address. */
export const slug = (name: string): string => name.replaceAll(/[^a-z]+/gi, "-").toLowerCase();

/** Installs the peers unless they are there. */
export function installPeers(): void {
  if (existsSync(join(peers, "node_modules"))) return;
  execFileSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], {
    cwd: peers,
    stdio: "inherit",
  });
}

/** Builds each contender's page as an app would be built for production. */
export async function buildPages(folder: string, names: readonly string[]): Promise<void> {
  for (const name of names) {
    const entry = contenders[name];
    if (!entry) throw new Error(`No contender is called ${name}.`);
    await build({
      root: here,
      configFile: false,
      logLevel: "error",
      base: `/${slug(name)}/`,
      build: {
        outDir: join(folder, slug(name)),
        rolldownOptions: { input: entry, output: { entryFileNames: "page.js" } },
        chunkSizeWarningLimit: 10_000,
      },
    });
  }
}

const html = (name: string, styles: readonly string[]) => `<!doctype html>
<meta charset="utf-8">
<link rel="icon" href="data:,">
${styles.map((href) => `<link rel="stylesheet" href="${href}">`).join("")}
<style>html, body { margin: 0 } #host { height: 100vh } .scroller { position: absolute; inset: 0; overflow: auto }</style>
<body><script type="module" src="/${slug(name)}/page.js"></script>`;

/** Serves the pages on a free port of the loopback interface. */
export async function servePages(folder: string) {
  const { glob } = await import("node:fs/promises");
  const app = new Hono();
  for (const name of Object.keys(contenders)) {
    const styles = await Array.fromAsync(glob("**/*.css", { cwd: join(folder, slug(name)) }));
    const hrefs = styles.map((path) => `/${slug(name)}/${path}`);
    app.get(`/${slug(name)}.html`, (context) => context.html(html(name, hrefs)));
  }
  for (const copy of ["pdfjs-dist", "pdfjs-of-react-pdf"]) {
    const root = join(peers, "node_modules", copy);
    const rewriteRequestPath = (path: string) => path.slice(1 + copy.length);
    app.use(`/${copy}/*`, serveStatic({ root, rewriteRequestPath }));
  }
  app.use("*", serveStatic({ root: folder }));
  return new Promise<{ url: string; close(): void }>((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) =>
      resolve({ url: `http://127.0.0.1:${port}`, close: () => void server.close() }),
    );
  });
}
