import { createSignServer } from "@sign/server";
import { Hono } from "hono";
import { createDemoApi } from "./demo-api";
import type { DemoEnvironment } from "./environment";
import { createEventLog } from "./event-log";
import type { GatewayBehind } from "./gateway";
import { createPage, pageHeaders } from "./page";
import { lease, upload } from "./sign-routes";

const randomSecret = (): string =>
  Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString("base64url");

/** The whole demo on one origin: the page, the kit under `/api/sign`, what the page asks for under `/demo`, and the simulator when there is one. */
export function compose(
  environment: DemoEnvironment,
  gateway: GatewayBehind,
  pageFolder: string,
): Hono {
  const log = createEventLog();
  const sign = createSignServer({
    zignsec: gateway.zignsec,
    secrets: [environment.secret ?? randomSecret()],
    appOrigins: [environment.origin],
    routes: { upload, lease },
    trust: { anchors: gateway.anchors },
    onEvent: ({ type, at: _at, ...detail }) => log.add(type, detail),
    onError: (_error, { requestId }) => log.add("internal.error", { requestId }),
  });

  const app = new Hono();
  app.route("/api/sign", sign);
  app.all("/simulator/*", async (context) =>
    gateway.simulator ? gateway.simulator.fetch(context.req.raw) : context.notFound(),
  );

  app.use("*", pageHeaders);
  app.route("/demo", createDemoApi(gateway, log));
  // The page lives under one name, so that going to the simulator under the other leaves its site, as going to BankID does.
  app.get("/", async (context, next) => {
    const asked = new URL(context.req.url);
    if (asked.hostname !== "127.0.0.1" || gateway.simulator === null) return next();
    return context.redirect(new URL(`/${asked.search}`, environment.origin).href, 302);
  });
  app.route("/", createPage(pageFolder));
  return app;
}
