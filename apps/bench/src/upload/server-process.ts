// Runs one of the servers to measure in a process of its own: `server-process.ts kit|proxy <gateway>`.
import { serve } from "@hono/node-server";
import { createSignServer, defineRoute } from "@sign/server";
import { testProductKeys } from "@sign/simulator";
import { Hono } from "hono";

const [mode, gateway = ""] = process.argv.slice(2);

const kit = () =>
  createSignServer({
    zignsec: { environment: { baseUrl: gateway }, productKey: testProductKeys[0] },
    secrets: ["a secret for a benchmark on this machine"],
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
app.get("/memory", (context) => {
  globalThis.gc?.();
  return context.json({ rss: process.memoryUsage.rss() });
});
app.route("/", mode === "kit" ? kit() : proxy());
serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) => {
  process.send?.({ port, at: "ready" });
});
setInterval(() => process.send?.({ rss: process.memoryUsage.rss() }), 10);
