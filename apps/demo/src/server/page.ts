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

/** The policy of the page that takes pdf.js from addresses of its own, and of those addresses. */
const strictPolicy = "default-src 'self'";
const isStrict = (path: string): boolean => path === "/strict.html" || path.startsWith("/pdf/");

/** Puts the page's headers on every answer below it. */
export const pageHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  const policy = isStrict(context.req.path) ? strictPolicy : contentSecurityPolicy;
  context.header("content-security-policy", policy);
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
