import { createHmac } from "node:crypto";
import { expect, test, vi } from "vitest";
import { createFakeGateway } from "../../test/fake-gateway";
import { createHarness, pdfOf } from "../../test/harness";

vi.mock("@sign/verify", () => ({ verifyPdf: vi.fn() }));

const webhookSecret = "a webhook secret of a test";

function listening() {
  const gateway = createFakeGateway();
  const { origin, fetch } = gateway;
  const zignsec = { environment: { baseUrl: origin }, productKey: "k", fetch, webhookSecret };
  const harness = createHarness({ zignsec }, gateway);
  const post = (body: string, secret = webhookSecret, at = harness.now) => {
    const time = Math.floor(at / 1000);
    const signature = createHmac("sha256", secret).update(`${time}.${body}`).digest("hex");
    const headers = { "X-ZignSec-Hmac-SHA256": `t=${time},v1=${signature}` };
    return harness.send("POST", "/webhook", { body, headers });
  };
  return { harness, gateway, post };
}

test("a webhook makes the next read ask the gateway, and asks nothing itself", async () => {
  const { harness, gateway, post } = listening();
  const { token, session } = (await harness.started({ name: "a.pdf", bytes: pdfOf("a") })).body;
  await harness.read(token);
  gateway.session.status = "Cancelled";
  expect((await harness.read(token)).body.session.status).toBe("waiting");
  const calls = gateway.calls.length;
  const claim = JSON.stringify({
    event: "session_updated",
    id: session.id,
    result: { status: "Finished" },
  });
  expect((await post(claim)).status).toBe(204);
  expect(gateway.calls).toHaveLength(calls);
  expect((await harness.read(token)).body.session.status).toBe("cancelled");
  expect(harness.events).toContainEqual(
    expect.objectContaining({ type: "webhook.received", sessionId: session.id }),
  );
});

test("repetitions and sessions nobody knows are taken without a word", async () => {
  const { post, gateway } = listening();
  for (const body of ['{"id":"unknown"}', '{"id":"unknown"}', '{"event":"x"}']) {
    expect((await post(body)).status).toBe(204);
  }
  expect(gateway.calls).toEqual([]);
});

test("unsigned, wrongly signed and old ones are refused; signed nonsense is unreadable", async () => {
  const { harness, post } = listening();
  const body = '{"id":"x"}';
  const unsigned = await harness.json("POST", "/webhook", { id: "x" });
  expect([unsigned.status, unsigned.body.error?.code]).toEqual([401, "webhook_invalid"]);
  expect((await post(body, "another secret")).status).toBe(401);
  expect((await post(body, webhookSecret, harness.now - 600_000)).status).toBe(401);
  for (const nonsense of ["", "<html>", "3", '{"__proto__":{"id":"x"}}']) {
    expect((await post(nonsense)).status, nonsense).toBe(400);
  }
  expect((await post("x".repeat(70_000))).status).toBe(413);
  expect((await post(body, webhookSecret, harness.now + 600_000)).status).toBe(401);
});

test("whoever repeats a signed webhook makes the gateway be asked once more, not once for each", async () => {
  const { harness, gateway, post } = listening();
  const { token, session } = (await harness.started({ name: "a.pdf", bytes: pdfOf("a") })).body;
  await harness.read(token);
  const before = gateway.calls.length;
  const at = harness.now;
  const body = JSON.stringify({ event: "session_updated", id: session.id });
  for (let time = 0; time < 20; time++) {
    harness.now += 40;
    expect((await post(body, webhookSecret, at)).status).toBe(204);
    await harness.read(token);
  }
  expect(gateway.calls.length - before).toBe(1);
  const received = harness.events.filter(({ type }) => type === "webhook.received");
  expect(received).toHaveLength(1);
});

test("an outsider's webhooks, for sessions that exist and that do not, make the gateway be asked nothing", async () => {
  const { harness, gateway, post } = listening();
  const { token, session } = (await harness.started({ name: "a.pdf", bytes: pdfOf("a") })).body;
  await harness.read(token);
  const before = gateway.calls.length;
  for (const id of [session.id, "unknown", crypto.randomUUID()]) {
    for (let time = 0; time < 20; time++) {
      expect((await post(JSON.stringify({ id, time }), "an outsider's secret")).status).toBe(401);
      await harness.read(token);
    }
  }
  expect(gateway.calls).toHaveLength(before);
});

test("webhooks out of order change nothing: what the gateway says when asked is what counts", async () => {
  const { harness, gateway, post } = listening();
  const { token, session } = (await harness.started({ name: "a.pdf", bytes: pdfOf("a") })).body;
  gateway.session.status = "Cancelled";
  const words = ["Finished", "Cancelled", "GeneratedLink", "Created", "Failed"];
  for (const [index, status] of words.entries()) {
    const body = JSON.stringify({ event: "session_updated", id: session.id, result: { status } });
    expect((await post(body, webhookSecret, harness.now - index * 60_000)).status).toBe(204);
    expect((await harness.read(token)).body.session.status).toBe("cancelled");
  }
});

test("without a secret there is no such address", async () => {
  const harness = createHarness();
  const answer = await harness.json("POST", "/webhook", { id: "x" });
  expect([answer.status, answer.body.error?.code]).toEqual([404, "not_found"]);
});
