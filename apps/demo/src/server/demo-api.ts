import { localeSchema } from "@sign/protocol";
import { Hono } from "hono";
import { chosenScenarioSchema, type Setup } from "../demo-contract";
import { pageLanguage } from "../page-language";
import type { EventLog } from "./event-log";
import type { GatewayBehind } from "./gateway";
import { makeSample, sampleLinks } from "./samples";
import { testUsersPage, testUsersStyle } from "./test-users-page";

const maxBodyBytes = 1024;

/** What the demo's page asks of its own server, beside the kit: set-up, scenario, event log, samples, test users. */
export function createDemoApi(gateway: GatewayBehind, log: EventLog): Hono {
  const app = new Hono();

  app.use(async (context, next) => {
    await next();
    context.header("cache-control", "no-store");
  });

  app.get("/setup", (context) => {
    const setup: Setup = {
      gateway: gateway.name,
      scenario: gateway.scenarios?.current() ?? null,
      scenarios: gateway.scenarios?.choices ?? [],
      testUsers: [...gateway.testUsers],
      samples: sampleLinks("/demo/samples"),
    };
    return context.json(setup);
  });

  app.post("/scenario", async (context) => {
    const length = Number(context.req.header("content-length") ?? Number.NaN);
    if (!(length <= maxBodyBytes)) return context.json({ problem: "length" }, 413);
    const body = chosenScenarioSchema.safeParse(await context.req.json().catch(() => null));
    if (!body.success || !gateway.scenarios?.choose(body.data.scenario)) {
      return context.json({ problem: "unknown scenario" }, 400);
    }
    return context.json({ scenario: gateway.scenarios.current() });
  });

  app.get("/events", (context) => context.json({ lines: log.lines() }));

  app.get("/samples/:name", (context) => {
    const bytes = makeSample(context.req.param("name"));
    return bytes
      ? context.body(bytes, 200, {
          "content-type": "application/pdf",
          "content-disposition": "attachment",
          "x-content-type-options": "nosniff",
        })
      : context.notFound();
  });

  app.get("/test-users", (context) =>
    context.html(
      testUsersPage(pageLanguage(localeSchema.safeParse(context.req.query("lang")).data ?? "nb")),
    ),
  );
  app.get("/test-users.css", (context) =>
    context.body(testUsersStyle, 200, { "content-type": "text/css; charset=utf-8" }),
  );
  return app;
}
