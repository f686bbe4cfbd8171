import { readFile, writeFile } from "node:fs/promises";
import { createSimulator } from "@sign/simulator";
import { expect, test } from "vitest";
import { createHarness, type Harness, pdfOf } from "../test/harness";
import { unlisted } from "../test/unlisted";
import { describeEvents } from "./event-table";

const file = new URL("../EVENTS.md", import.meta.url);

test("EVENTS.md says what the table says (UPDATE_EVENTS=1 writes it anew)", async () => {
  const text = await readFile(file, "utf8");
  const marker = "<!-- written from src/event-table.ts -->\n";
  const head = text.slice(0, text.indexOf(marker) + marker.length);
  expect(head).toContain(marker);
  const expected = `${head}\n${describeEvents()}`;
  if (process.env.UPDATE_EVENTS) await writeFile(file, expected);
  else expect(text).toBe(expected);
});

test("what a journey tells has the listed members and no others", async () => {
  const webhookSecret = "a webhook secret of a test";
  const simulator = createSimulator({
    webhookSecret,
    // Every webhook comes twice.
    async fetch(url, init) {
      const { pathname } = new URL(url);
      await harness.server.request(pathname, init);
      return harness.server.request(pathname, init);
    },
  });
  const { baseUrl, productKeys, fetch } = simulator;
  const harness: Harness = createHarness({
    zignsec: { environment: { baseUrl }, productKey: productKeys, fetch, webhookSecret },
    routes: { upload: { authorize: () => ({}), onSigned() {} } },
  });
  harness.now = Date.now();
  const { body, cookie } = await harness.started({ name: "a.pdf", bytes: pdfOf("a") });
  await harness.read(body.token);
  const left = await simulator.signAs(body.redirectUrl);
  await simulator.idle();
  await harness.server.request(new URL(left).pathname);
  await harness.resume(body.resume, { cookie });
  harness.now += 2_000;
  await harness.read(body.token);
  await harness.read("nonsense");
  expect(harness.events.flatMap(unlisted)).toEqual([]);
  const types = harness.events.map(({ type }) => type);
  expect(types.filter((type) => !type.startsWith("webhook"))).toEqual([
    "session.created",
    "document.uploaded",
    "session.started",
    "status.changed",
    "session.returned",
    "session.resumed",
    "document.verified",
    "documents.taken",
    "status.changed",
    "session.settled",
    "request.failed",
  ]);
  const changes = harness.events.filter(({ type }) => type === "status.changed");
  expect(changes).toEqual([
    expect.objectContaining({ from: null, to: "waiting", sessionId: body.session.id }),
    expect.objectContaining({ from: "waiting", to: "signed", sessionId: body.session.id }),
  ]);
  const count = (wanted: string) => types.filter((type) => type === wanted).length;
  expect(count("webhook.received")).toBeGreaterThan(0);
  expect(count("webhook.ignored")).toBe(count("webhook.received"));
});
