// Runs one of the servers to measure in a process of its own: `server-process.ts kit|proxy <gateway> [collect]`. With `collect` it collects
// garbage ten times a second, so that its memory is what it needs, and not what the runtime puts off.
import { randomBytes } from "node:crypto";
import { serve } from "@hono/node-server";
import { createSignServer, defineRoute } from "@sign/server";
import { Hono } from "hono";

const [mode, gateway = "", collect] = process.argv.slice(2);

const kit = () =>
  createSignServer({
    zignsec: { environment: { baseUrl: gateway }, productKey: "bench-key" },
    secrets: [randomBytes(48).toString("base64")],
    appOrigins: ["http://app.test"],
    routes: {
      upload: defineRoute({ authorize: () => ({}), limits: { maxBytes: 64_000_000 } }),
    },
  });

/** The least a streaming proxy can be: the body goes on as it comes. */
function proxy(): Hono {
  const app = new Hono();
  app.put("/upload", async ({ req }) => {
    const init: RequestInit & { duplex: "half" } = {
      method: "POST",
      body: req.raw.body,
      duplex: "half",
    };
    return fetch(gateway, init);
  });
  return app;
}

const app = new Hono();
app.get("/usage", (context) => {
  globalThis.gc?.();
  const { user, system } = process.cpuUsage();
  return context.json({ rss: process.memoryUsage.rss(), cpu: (user + system) / 1000 });
});
app.route("/", mode === "kit" ? kit() : proxy());
serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) => {
  process.send?.({ port, at: "ready" });
});
setInterval(() => process.send?.({ rss: process.memoryUsage.rss() }), 10);
if (collect) setInterval(() => globalThis.gc?.(), 100);
