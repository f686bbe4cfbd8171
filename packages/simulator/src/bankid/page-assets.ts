/// <reference path="../raw-modules.d.ts" />
import { Hono } from "hono";
import type { CallContext } from "../call-context";

interface Asset {
  readonly type: string;
  readonly load: () => Promise<{ readonly default: string }>;
}

const SCRIPT = "text/javascript; charset=utf-8";

const assets: Readonly<Record<string, Asset>> = {
  "page.css": { type: "text/css; charset=utf-8", load: () => import("./assets/page.css?raw") },
  "icon.svg": { type: "image/svg+xml", load: () => import("./assets/icon.svg?raw") },
  "viewer.js": { type: SCRIPT, load: () => import("./assets/viewer.js?raw") },
  "pdf.mjs": { type: SCRIPT, load: () => import("pdfjs-dist/legacy/build/pdf.min.mjs?raw") },
  "pdf.worker.mjs": {
    type: SCRIPT,
    load: () => import("pdfjs-dist/legacy/build/pdf.worker.min.mjs?raw"),
  },
  "decoders/openjpeg_nowasm_fallback.js": {
    type: SCRIPT,
    load: () => import("pdfjs-dist/wasm/openjpeg_nowasm_fallback.js?raw"),
  },
  "decoders/jbig2_nowasm_fallback.js": {
    type: SCRIPT,
    load: () => import("pdfjs-dist/wasm/jbig2_nowasm_fallback.js?raw"),
  },
};

/**
 * The pages' own style sheet and script, and pdf.js with its worker and its decoders for JPEG 2000 and JBIG2; each
 * is loaded when it is first asked for, and nothing comes from elsewhere.
 */
export function createPageAssets(): Hono<CallContext> {
  const app = new Hono<CallContext>();
  app.get("/ui/assets/:name{.+}", async (context) => {
    const name = context.req.param("name");
    const asset = Object.hasOwn(assets, name) ? assets[name] : undefined;
    if (!asset) return context.notFound();
    return context.body((await asset.load()).default, 200, {
      "content-type": asset.type,
      "cache-control": "max-age=600",
      "x-content-type-options": "nosniff",
    });
  });
  return app;
}
