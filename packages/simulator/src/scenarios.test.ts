import { expect, test } from "vitest";
import { callGateway, redirects, refusal } from "../test/gateway-caller";
import { openPage } from "../test/page-browser";
import type { GatewayCall, ScenarioFor } from "./call-scenarios";
import { md5Base64 } from "./checksum";
import { createPdf } from "./fixtures";
import { createAuthority } from "./pades/authority";
import { scenarioNames } from "./scenarios";
import { createSimulator } from "./simulator";

const authority = await createAuthority();
const bytesOf = async (answer: Response) => new Uint8Array(await answer.arrayBuffer());

/** A simulator with one signed session, and each of the five calls ready to be made on it. */
async function everyCall() {
  const simulator = createSimulator({ authority });
  const gateway = callGateway(simulator);
  const { id, link } = await gateway.started();
  await simulator.signAs(link);
  const url = (await gateway.read(id)).result.signedFiles[0]?.url ?? "";
  const fresh = await gateway.create();
  const files = [{ file_id: await gateway.upload(fresh) }];
  const calls: Record<GatewayCall, () => Promise<Response>> = {
    create: () => gateway.post("", redirects),
    upload: () => gateway.postFile(fresh, createPdf(), "a.pdf"),
    sign: () => gateway.post(`/${fresh}/sign`, { files }),
    read: () => gateway.get(id),
    download: () => gateway.download(url),
  };
  return { simulator, gateway, id, calls };
}

const callNames: GatewayCall[] = ["create", "upload", "sign", "read", "download"];

test.each(callNames)("a scenario for %s bends that call once, and no other", async (name) => {
  const { simulator, calls } = await everyCall();
  simulator.once(name, "server-error");
  for (const other of callNames) {
    if (other !== name && other !== "sign") expect((await calls[other]()).status).toBeLessThan(300);
  }
  expect((await calls[name]()).status).toBe(500);
  expect((await calls[name]()).status).toBeLessThan(300);
});

test.each<[ScenarioFor<"read">, number, string | null]>([
  ["unauthorized", 401, null],
  ["rate-limited", 429, "2"],
  [{ name: "rate-limited", retryAfterSeconds: 30 }, 429, "30"],
  ["server-error", 500, null],
  [{ name: "server-error", status: 503 }, 503, null],
  [{ name: "answer", status: 418, headers: { "retry-after": "7" }, body: "{}" }, 418, "7"],
])("once(%j) answers %i with Retry-After %s", async (scenario, status, retryAfter) => {
  const { simulator, calls } = await everyCall();
  simulator.once("read", scenario);
  const answer = await calls.read();
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([status, retryAfter]);
});

test("scenarios for the same call wait in line", async () => {
  const { simulator, calls } = await everyCall();
  simulator.once("read", "rate-limited");
  simulator.once("read", "server-error");
  const statuses = [await calls.read(), await calls.read(), await calls.read()];
  expect(statuses.map(({ status }) => status)).toEqual([429, 500, 200]);
});

test("a malformed answer is HTML, half of the true one, or empty, and says 200", async () => {
  const { simulator, calls } = await everyCall();
  const whole = await (await calls.read()).text();
  simulator.once("read", "malformed");
  simulator.once("read", { name: "malformed", body: "truncated" });
  simulator.once("read", { name: "malformed", body: "empty" });
  const html = await calls.read();
  expect([html.status, html.headers.get("content-type")]).toEqual([
    200,
    "text/html; charset=utf-8",
  ]);
  expect(await html.text()).toContain("<h1>");
  const half = await (await calls.read()).text();
  expect(half.length).toBe(Math.floor(whole.length / 2));
  expect(whole.startsWith(half)).toBe(true);
  expect(await (await calls.read()).text()).toBe("");
});

test("a network error rejects, and the upload's sender is not left hanging", async () => {
  const { simulator, gateway } = await everyCall();
  const id = await gateway.create();
  simulator.once("upload", "network-error");
  await expect(gateway.postFile(id, createPdf(), "a.pdf")).rejects.toThrow(TypeError);
  expect((await gateway.read(id)).result.inputFiles).toEqual([]);
});

test("a hanging call ends with the caller's signal", async () => {
  const { simulator, gateway } = await everyCall();
  simulator.once("create", "hang");
  const stop = new AbortController();
  const { api: url, headers } = gateway;
  const call = simulator.fetch(url, { method: "POST", headers, signal: stop.signal });
  stop.abort(new Error("enough"));
  await expect(call).rejects.toThrow("enough");
});

test("a slow call gives the true answer, unless the caller stops waiting", async () => {
  const { simulator, gateway, id, calls } = await everyCall();
  simulator.once("read", { name: "slow", ms: 1 });
  expect((await calls.read()).status).toBe(200);
  simulator.once("read", { name: "slow", ms: 60_000 });
  const stop = new AbortController();
  const call = simulator.fetch(`${gateway.api}/${id}`, {
    headers: gateway.headers,
    signal: stop.signal,
  });
  stop.abort(new Error("enough"));
  await expect(call).rejects.toThrow("enough");
});

test("a wrong MD5 can be scripted for an upload, a read and a download", async () => {
  const { simulator, gateway, id, calls } = await everyCall();
  const pdf = createPdf();
  const fresh = await gateway.create();
  simulator.once("upload", "wrong-md5");
  await gateway.upload(fresh, pdf);
  expect((await gateway.read(fresh)).result.inputFiles[0]?.md5).not.toBe(md5Base64(pdf));

  const listed = async () => (await gateway.read(id)).result.signedFiles[0]?.md5;
  const right = await listed();
  expect(md5Base64(await bytesOf(await calls.download()))).toBe(right);
  simulator.once("read", "wrong-md5");
  expect(await listed()).not.toBe(right);
  expect(await listed()).toBe(right);
  simulator.once("download", "wrong-md5");
  expect(md5Base64(await bytesOf(await calls.download()))).not.toBe(right);
});

/** A session that was signed, or tried to be, while a scenario held. */
async function run(scenario: Parameters<ReturnType<typeof createSimulator>["use"]>[0]) {
  let now = new Date("2026-11-23T12:00:00Z");
  const simulator = createSimulator({ authority, now: () => now });
  const gateway = callGateway(simulator);
  const { id, link } = await gateway.started();
  simulator.use(scenario);
  const end = await simulator.signAs(link);
  const later = (seconds: number) => {
    now = new Date(now.getTime() + seconds * 1000);
  };
  return { simulator, gateway, id, link, end, later };
}

test("normal, and null, finish at once", async () => {
  for (const scenario of ["normal", null] as const) {
    const { gateway, id, end, simulator } = await run(scenario);
    expect(simulator.scenario).toBe("normal");
    expect(end).toBe("https://app.test/ok");
    expect(await gateway.read(id)).toMatchObject({ status: "Finished" });
  }
});

test.each([
  ["cancel", "Cancelled", "CANCELLED_BY_USER"],
  ["fail", "Failed", "COMMUNICATION_ERROR"],
  ["timeout", "Timeout", "TIMEOUT"],
] as const)(
  "%s ends the session as %s and sends the person to the failure address",
  async (scenario, status, code) => {
    const { gateway, id, end } = await run(scenario);
    expect(end).toBe("https://app.test/no");
    expect(await gateway.read(id)).toMatchObject({
      status,
      errors: [{ code }],
      result: { signedFiles: [] },
    });
  },
);

test("never-return stops the person with nothing signed, and the link still works afterwards", async () => {
  const { simulator, gateway, id, link, end } = await run("never-return");
  expect(end).toContain("/stuck?");
  const page = await openPage(simulator, end);
  expect(page.markup).not.toContain("<form");
  expect(await gateway.read(id)).toMatchObject({ status: "Pending" });
  simulator.use("normal");
  expect(await simulator.signAs(link)).toBe("https://app.test/ok");
});

test("slow-finish sends the person back before the session is finished", async () => {
  const { gateway, id, end, later } = await run("slow-finish");
  expect(end).toBe("https://app.test/ok");
  expect(await gateway.read(id)).toMatchObject({ status: "Pending", result: { signedFiles: [] } });
  later(8);
  expect(await gateway.read(id)).toMatchObject({
    status: "Finished",
    result: { signedFiles: [{}] },
  });
});

test("finished-without-files says finished and lists none", async () => {
  const { gateway, id } = await run("finished-without-files");
  expect(await gateway.read(id)).toMatchObject({ status: "Finished", result: { signedFiles: [] } });
});

test("wrong-md5 lists the signed files, and only them, with another checksum than they have", async () => {
  const { gateway, id } = await run("wrong-md5");
  const { inputFiles, signedFiles } = (await gateway.read(id)).result;
  const md5Of = async (url = "") => md5Base64(await bytesOf(await gateway.download(url)));
  expect(await md5Of(signedFiles[0]?.url)).not.toBe(signedFiles[0]?.md5);
  expect(await md5Of(inputFiles[0]?.url)).toBe(inputFiles[0]?.md5);
});

test("tampered-file changes a signed byte and lists the checksum of what it hands out", async () => {
  const { simulator, gateway, id } = await run("tampered-file");
  const [listed] = (await gateway.read(id)).result.signedFiles;
  const tampered = await bytesOf(await gateway.download(listed?.url ?? ""));
  expect(md5Base64(tampered)).toBe(listed?.md5);
  simulator.use("normal");
  const signed = await bytesOf(await gateway.download(listed?.url ?? ""));
  expect(tampered.length).toBe(signed.length);
  expect(signed.filter((byte, at) => byte !== tampered[at])).toHaveLength(1);
});

test("expired forgets the session and deletes its files as soon as it has finished", async () => {
  const { simulator, gateway, id } = await run(null);
  const url = (await gateway.read(id)).result.signedFiles[0]?.url ?? "";
  simulator.use("expired");
  expect(await refusal(await gateway.get(id))).toBe("404 SESSION_NOT_FOUND");
  expect(await refusal(await gateway.download(url))).toBe("410 FILE_EXPIRED");
});

test("first-key-refused takes only the second key", async () => {
  const { simulator, gateway, id } = await run("first-key-refused");
  expect((await gateway.get(id)).status).toBe(401);
  const second = callGateway(simulator, simulator.productKeys[1]);
  expect((await second.get(id)).status).toBe(200);
});

test.each([
  ["rate-limited", 429],
  ["server-error", 500],
] as const)("%s answers every call with %i until it is taken back", async (scenario, status) => {
  const { simulator, calls } = await everyCall();
  simulator.use(scenario);
  for (const name of callNames) expect((await calls[name]()).status).toBe(status);
  simulator.use(null);
  expect((await calls.read()).status).toBe(200);
});

test("malformed answers every call with HTML", async () => {
  const { simulator, calls } = await everyCall();
  simulator.use("malformed");
  for (const name of callNames) {
    expect((await calls[name]()).headers.get("content-type")).toContain("text/html");
  }
});

test("the panel shows every scenario and changes the one that holds", async () => {
  const simulator = createSimulator();
  const page = await openPage(simulator, simulator.panelUrl);
  const offered = [...page.markup.matchAll(/name="scenario" value="([^"]+)"/g)].map(
    ([, value]) => value,
  );
  expect(offered).toEqual(scenarioNames);
  expect(page.markup).toMatch(/value="normal" checked/);
  await page.submit({ scenario: "slow-finish" });
  expect(simulator.scenario).toBe("slow-finish");
  expect(page.text).toContain("Nå gjelder: Treg fullføring");
  await page.follow("English");
  expect(page.text).toContain("In force now: Slow finish");
  await page.submit({ scenario: "toString" });
  expect(page.status).toBe(400);
  expect(simulator.scenario).toBe("slow-finish");
});
