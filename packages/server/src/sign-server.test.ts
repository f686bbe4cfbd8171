import { paths } from "@sign/protocol";
import { verifyPdf } from "@sign/verify";
import { Hono } from "hono";
import { expect, test, vi } from "vitest";
import { fakeFile } from "../test/fake-gateway";
import { app, createHarness, page, pdfOf, productKey, secrets } from "../test/harness";
import { reportOn, signedFrom } from "../test/reports";
import { createSignServer } from "./index";

vi.mock("@sign/verify", () => ({ verifyPdf: vi.fn(async (bytes: Uint8Array) => reportOn(bytes)) }));

const lease = { name: "lease.pdf", bytes: pdfOf("lease") };

test("every answer has its own request id, and an error says it", async () => {
  const harness = createHarness();
  const ids = new Set<string>();
  for (const path of ["/openapi.json", "/session", "/nowhere", "/return/x", "/routes/upload"]) {
    const { headers } = await harness.send("GET", path);
    ids.add(headers.get("x-request-id") ?? "");
  }
  expect(ids.size).toBe(5);
  const { body, headers } = await harness.json("GET", "/session");
  expect(body.error?.requestId).toBe(headers.get("x-request-id"));
  expect(harness.events.at(-1)).toMatchObject({
    type: "request.failed",
    operation: "readSession",
    requestId: body.error?.requestId,
  });
});

test("what the contract does not know is not found, in the contract's own words", async () => {
  const harness = createHarness();
  for (const [method, path] of [
    ["GET", "/"],
    ["GET", "/sessions"],
    ["DELETE", "/session"],
    ["POST", "/x/y"],
  ] as const) {
    const { status, body } = await harness.json(method, path);
    expect([status, body.error?.code], `${method} ${path}`).toEqual([404, "not_found"]);
  }
});

test("it works wherever it is mounted", async () => {
  const { gateway } = createHarness();
  for (const [mount, path] of [
    ["/", "/"],
    ["/a/b/c", "/a/b/c"],
  ] as const) {
    const server = new Hono().route(
      mount,
      createSignServer({
        zignsec: { environment: { baseUrl: gateway.origin }, productKey, fetch: gateway.fetch },
        secrets,
        appOrigins: [app],
        routes: { upload: { authorize: () => ({}) } },
      }),
    );
    const { name, bytes } = lease;
    const sha256 = "0".repeat(64);
    const documents = [{ name, size: bytes.length, sha256 }];
    const answer = await server.request(`${mount === "/" ? "" : mount}${paths.sessions}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ route: "upload", returnTo: page, documents }),
    });
    expect(answer.status).toBe(201);
    expect(answer.headers.get("set-cookie")).toContain(`Path=${path};`);
    const back = new URL(String(gateway.session.create.redirect_success));
    expect(back.pathname.startsWith(mount === "/" ? "/return/" : `${mount}/return/`)).toBe(true);
    expect((await server.request(back.pathname)).status).toBe(303);
  }
});

test("key, secrets, tokens, links and people appear in no event, error or wrong place", async () => {
  const canary = "12829025475";
  const harness = createHarness({
    routes: {
      upload: { authorize: () => ({ ssn: canary }), acceptSigner: () => true },
      broken: {
        authorize: () => {
          throw new Error(`token ${productKey} of ${canary}`);
        },
      },
    },
  });
  const seen: string[] = [];
  const record = async (answer: Response): Promise<Response> => {
    seen.push(JSON.stringify([...answer.headers]), await answer.clone().text());
    return answer;
  };
  const { fetch } = harness.server;
  harness.server.fetch = async (...request) => record(await fetch(...request));

  const { token, redirectUrl, resume } = (
    await harness.started({ ...lease, name: `${canary}.txt` })
  ).body;
  const { session } = harness.gateway;
  session.status = "Finished";
  session.signedFiles = [fakeFile("s1", "lease.pdf", signedFrom(lease.bytes, canary))];
  harness.now += 2_000;
  await harness.read(token);
  await harness.json("GET", "/session/documents/0/report", undefined, { token });
  await harness.resume(resume);
  await harness.create([lease], { route: "broken" });
  await harness.create([lease], { returnTo: `https://evil.example/${canary}` });
  await harness.read(`${canary}${productKey}`);
  harness.gateway.next(
    "POST /sessions",
    Response.json({ errors: [{ code: canary, description: canary }] }, { status: 400 }),
  );
  await harness.create([lease]);

  expect(verifyPdf).toHaveBeenCalled();
  expect(seen.length).toBeGreaterThanOrEqual(20);
  const events = JSON.stringify(harness.events);
  for (const secret of [
    productKey,
    secrets[0],
    token,
    redirectUrl,
    resume,
    canary,
    "lease.pdf",
    app,
  ]) {
    expect(events).not.toContain(secret);
  }
  const answers = seen.join("\n");
  for (const secret of [productKey, secrets[0]]) expect(answers).not.toContain(secret);
  const withoutName = answers.replaceAll(`${canary}.txt.pdf`, "");
  expect(withoutName).not.toContain(canary);
  expect(harness.errors).toHaveLength(1);
});
