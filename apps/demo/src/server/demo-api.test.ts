import { expect, test } from "vitest";
import { setupSchema } from "../demo-contract";
import { createDemoApi } from "./demo-api";
import { readEnvironment } from "./environment";
import { createEventLog } from "./event-log";
import { chooseGateway } from "./gateway";

const start = async (variables: Record<string, string> = {}) => {
  const gateway = await chooseGateway(readEnvironment(variables));
  return createDemoApi(gateway, createEventLog());
};

const choose = (scenario: unknown) => ({
  method: "POST",
  headers: { "content-type": "application/json", "content-length": "40" },
  body: JSON.stringify({ scenario }),
});

test("a scenario that exists is chosen, another is refused", async () => {
  const api = await start();
  expect((await api.request("/scenario", choose("cancel"))).status).toBe(200);
  expect((await api.request("/scenario", choose("no-such"))).status).toBe(400);
  expect((await api.request("/scenario", choose(7))).status).toBe(400);
  const setup = setupSchema.parse(await (await api.request("/setup")).json());
  expect(setup.scenario).toBe("cancel");
  expect(setup.scenarios.map(({ name }) => name)).toContain("cancel");
});

test("with a product key there is nothing to script, and the key is not told", async () => {
  const api = await start({ ZIGNSEC_PRODUCT_KEY: "canary-key" });
  const text = await (await api.request("/setup")).text();
  expect(setupSchema.parse(JSON.parse(text))).toMatchObject({
    gateway: "test",
    scenario: null,
    scenarios: [],
  });
  expect(text).not.toContain("canary-key");
  expect((await api.request("/scenario", choose("cancel"))).status).toBe(400);
});

test("every sample that is listed can be fetched, nothing else", async () => {
  const api = await start();
  const setup = setupSchema.parse(await (await api.request("/setup")).json());
  for (const { href } of setup.samples) {
    const answer = await api.request(href.replace("/demo", ""));
    expect(answer.status).toBe(200);
  }
  expect((await api.request("/samples/constructor")).status).toBe(404);
});
