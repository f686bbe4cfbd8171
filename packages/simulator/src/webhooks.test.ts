import { createHmac } from "node:crypto";
import { expect, test, vi } from "vitest";
import { callGateway, redirects } from "../test/gateway-caller";
import { createAuthority } from "./pades/authority";
import { createSimulator } from "./simulator";

const authority = await createAuthority();
const webhook = "https://app.test/webhook";

interface Delivery {
  readonly url: string;
  readonly signature: string | null;
  readonly body: string;
}

/** A simulator whose webhooks are answered with the given statuses in turn, then with 200. */
function listening(statuses: number[] = [], webhookSecret?: string) {
  const deliveries: Delivery[] = [];
  const simulator = createSimulator({
    authority,
    now: () => new Date("2026-11-23T12:00:00.900Z"),
    ...(webhookSecret !== undefined && { webhookSecret }),
    fetch: async (url, init) => {
      const signature = new Headers(init.headers).get("x-zignsec-hmac-sha256");
      deliveries.push({ url, signature, body: String(init.body) });
      const status = statuses.shift() ?? 200;
      if (status === 0) throw new TypeError("connection refused");
      return new Response(null, { status });
    },
  });
  return { simulator, deliveries };
}

const told = (deliveries: Delivery[]) =>
  deliveries
    .map(({ body }) => JSON.parse(body))
    .map((event) => `${event.event} ${event.result.status}`);

test("each change of a session is told in order, in the shape of ZignSec's guide", async () => {
  const { simulator, deliveries } = listening();
  const { started } = callGateway(simulator);
  const { id, link } = await started(1, { ...redirects, webhook, relay_state: "order-4711" });
  await simulator.signAs(link);
  await simulator.idle();
  expect(told(deliveries)).toEqual([
    "session_created Created",
    "session_updated GeneratedLink",
    "session_updated Pending",
    "session_updated Finished",
  ]);
  expect(new Set(deliveries.map(({ url }) => url))).toEqual(new Set([webhook]));
  expect(JSON.parse(deliveries[3]?.body ?? "")).toEqual({
    event: "session_updated",
    id,
    integration_id: "signing",
    relay_state: "order-4711",
    result: { errors: [], status: "Finished", eventSpecificData: {} },
    workflow_session_id: null,
  });
});

test("the signature is HMAC-SHA256 over time and body, in lower-case hex", async () => {
  const { simulator, deliveries } = listening([], "webhook-secret-for-tests");
  await callGateway(simulator).create({ webhook });
  await simulator.idle();
  const [delivery] = deliveries;
  const seconds = Date.parse("2026-11-23T12:00:00Z") / 1000;
  const expected = createHmac("sha256", "webhook-secret-for-tests")
    .update(`${seconds}.${delivery?.body}`)
    .digest("hex");
  expect(delivery?.signature).toBe(`t=${seconds},v1=${expected}`);
});

test("without a secret, webhooks carry no signature", async () => {
  const { simulator, deliveries } = listening();
  await callGateway(simulator).create({ webhook });
  await simulator.idle();
  expect(deliveries).toMatchObject([{ signature: null }]);
});

test("a webhook that is not taken is tried three times, then given up, and harms nothing", async () => {
  vi.useFakeTimers();
  try {
    const { simulator, deliveries } = listening([500, 0, 404]);
    const { create, read } = callGateway(simulator);
    const id = await create({ webhook });
    const idle = simulator.idle();
    await vi.runAllTimersAsync();
    await idle;
    expect(told(deliveries)).toEqual(Array(3).fill("session_created Created"));
    expect(await read(id)).toMatchObject({ status: "Created" });
  } finally {
    vi.useRealTimers();
  }
});

test("a slow finish is told when it happens, without anyone asking", async () => {
  vi.useFakeTimers({ now: new Date("2026-11-23T12:00:00Z") });
  try {
    const deliveries: string[] = [];
    const simulator = createSimulator({
      authority,
      finishDelayMs: 5_000,
      fetch: async (_, init) => {
        deliveries.push(JSON.parse(String(init.body)).result.status);
        return new Response();
      },
    });
    const { link } = await callGateway(simulator).started(1, { ...redirects, webhook });
    await simulator.signAs(link);
    await simulator.idle();
    expect(deliveries.at(-1)).toBe("Pending");
    await vi.advanceTimersByTimeAsync(5_000);
    await simulator.idle();
    expect(deliveries.at(-1)).toBe("Finished");
  } finally {
    vi.useRealTimers();
  }
});
