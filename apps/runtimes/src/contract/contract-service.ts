import { createSignServer } from "@sign/server";
import { createSimulator, isScenarioName } from "@sign/simulator";
import { createPdf } from "@sign/simulator/fixtures";
import { Hono } from "hono";
import { appOrigin, CALLER, callsAMinute, mount, orderSchema } from "./setting";

const webhookSecret = "the webhook secret of a test";

/** The kit before a simulator, in one app: the kit at {@link mount}, orders at `/order`. */
async function assemble(): Promise<Hono> {
  const app = new Hono();
  const events: string[] = [];
  let turnedMs = 0;
  const simulator = createSimulator({
    webhookSecret,
    fetch: async (url, init) => app.request(new URL(url).pathname, init),
  });
  const allow = () => ({});
  const kit = createSignServer({
    zignsec: {
      environment: { baseUrl: simulator.baseUrl },
      productKey: simulator.productKeys,
      fetch: simulator.fetch,
      webhookSecret,
    },
    secrets: [crypto.randomUUID() + crypto.randomUUID()],
    appOrigins: [appOrigin],
    routes: {
      upload: { authorize: allow, limits: { maxDocuments: 3, maxBytes: 8_000_000 } },
      lease: {
        authorize: allow,
        documents: () => [{ name: "lease.pdf", bytes: createPdf({ title: "lease" }) }],
      },
      closed: { authorize: () => false },
      broken: { authorize: () => Promise.reject(new Error("broken")) },
    },
    trust: { anchors: await simulator.anchors },
    rateLimit: { key: ({ request }) => request.headers.get(CALLER), max: callsAMinute },
    clock: () => Date.now() + turnedMs,
    onEvent: ({ type }) => events.push(type),
  });
  app.route(mount, kit);
  app.get("/", (context) => context.text("ready"));
  app.post("/order", async (context) => {
    const order = orderSchema.parse(await context.req.json());
    switch (order.do) {
      case "sign":
        return context.json(await simulator.signAs(order.redirectUrl));
      case "cancel": {
        const left = await simulator.cancelAt(order.redirectUrl);
        await simulator.idle();
        return context.json(left);
      }
      case "use":
        simulator.use(isScenarioName(order.scenario) ? order.scenario : null);
        return context.json(simulator.scenario);
      case "turn-clock":
        turnedMs += order.ms;
        return context.json(turnedMs);
      case "tell-events":
        return context.json(events.splice(0));
    }
  });
  return app;
}

let assembled: Promise<Hono> | undefined;

/** The service as every runtime can serve it. Made with the first request, since workers may not ask for randomness before. */
const service = {
  async fetch(request: Request): Promise<Response> {
    assembled ??= assemble();
    return (await assembled).fetch(request);
  },
};

export default service;
