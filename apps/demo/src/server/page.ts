import { serveStatic } from "@hono/node-server/serve-static";
import { Hono, type MiddlewareHandler } from "hono";

/** The policy the kit runs under on this page: everything from here, nothing inline, workers and pictures from blobs too (CSP Level 3). */
export const contentSecurityPolicy = [
  "default-src 'self'",
  "worker-src 'self' blob:",
  "img-src 'self' blob: data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

/** Puts the page's headers on every answer below it. */
export const pageHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  context.header("content-security-policy", contentSecurityPolicy);
  context.header("x-content-type-options", "nosniff");
  context.header("referrer-policy", "no-referrer");
};

/** The built page from a folder; file names with a hash in them may be kept for ever. */
export function createPage(folder: string): Hono {
  const app = new Hono();
  app.use(
    "/assets/*",
    serveStatic({
      root: folder,
      onFound: (_path, context) => {
        context.header("cache-control", "public, max-age=31536000, immutable");
      },
    }),
  );
  app.use(
    "/*",
    serveStatic({
      root: folder,
      onFound: (_path, context) => {
        context.header("cache-control", "no-cache");
      },
    }),
  );
  return app;
}
