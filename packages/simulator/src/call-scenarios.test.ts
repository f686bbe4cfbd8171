import { expect, test } from "vitest";
import { callGateway } from "../test/gateway-caller";
import type { CallScenario } from "./call-scenarios";
import { readBends } from "./gateway/bent-details";
import { createAuthority } from "./pades/authority";
import { createSimulator } from "./simulator";
import type { SimulatorOptions } from "./simulator-options";

const authority = await createAuthority();

/** A simulator with a signed session of two documents. */
async function signed(options: SimulatorOptions = {}) {
  const simulator = createSimulator({ authority, ...options });
  const gateway = callGateway(simulator);
  const id = await gateway.create();
  const files = [{ file_id: await gateway.upload(id) }, { file_id: await gateway.upload(id) }];
  const answer = await gateway.post(`/${id}/sign`, { files });
  await simulator.signAs((await answer.json()).data.redirect_url);
  return { simulator, gateway, id };
}

/** What the next read answers while a scenario is scripted for it. */
async function readUnder(scenario: CallScenario): Promise<Response> {
  const { simulator, gateway, id } = await signed();
  simulator.once("read", scenario);
  return gateway.get(id);
}

test("a network error has the runtime's code on its cause", async () => {
  const read = readUnder({ name: "network-error", cause: "ENOTFOUND" });
  await expect(read).rejects.toMatchObject({ name: "TypeError", cause: { code: "ENOTFOUND" } });
});

test.each([
  ["errors", "application/json", { errors: [{ code: "WRONG", statusCode: 422 }] }],
  ["type", "application/json", { type: "invalid_request", error: "WRONG" }],
  ["management", "application/json", { statusCode: 422 }],
  ["problem", "application/problem+json", { status: 422, code: "WRONG" }],
] as const)("a refusal of shape %s", async (shape, type, body) => {
  const refused = { name: "refused", status: 422, shape, code: "WRONG", retryAfter: "9" } as const;
  const answer = await readUnder(refused);
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([422, "9"]);
  expect(answer.headers.get("content-type")).toBe(type);
  expect(await answer.json()).toMatchObject(body);
});

test("a refusal in plain text is no JSON", async () => {
  const answer = await readUnder({ name: "refused", status: 400, shape: "text" });
  expect(await answer.text()).not.toMatch(/^[{[]/);
});

test("a redirect names its target, a mislabelled answer is the true one", async () => {
  const redirect = await readUnder({ name: "redirect", to: "https://elsewhere.test/" });
  expect([redirect.status, redirect.headers.get("location")]).toEqual([
    302,
    "https://elsewhere.test/",
  ]);
  const plain = await readUnder({ name: "malformed", body: "mislabelled" });
  expect(plain.headers.get("content-type")).toBe("text/plain");
  expect(await plain.json()).toMatchObject({ status: "Finished" });
});

test("a flood is as long as it is read", async () => {
  const answer = await readUnder({ name: "malformed", body: "flood" });
  const reader = answer.body?.getReader();
  let length = 0;
  while (length < 1_000_000) length += (await reader?.read())?.value?.length ?? Number.NaN;
  await reader?.cancel();
  expect(length).toBeGreaterThanOrEqual(1_000_000);
});

test("a reset gives half of the body and breaks", async () => {
  const answer = await readUnder({ name: "reset" });
  const reader = answer.body?.getReader();
  const { value } = (await reader?.read()) ?? {};
  expect(new TextDecoder().decode(value)).toMatch(/^\{"id"/);
  await expect(reader?.read()).rejects.toMatchObject({ cause: { code: "UND_ERR_SOCKET" } });
});

test("a dripping body comes whole, after eight pauses; a hanging call never, and its pause is told", async () => {
  const pauses: number[] = [];
  const { simulator, gateway, id } = await signed({ pause: async (ms) => void pauses.push(ms) });
  simulator.once("read", { name: "drip", ms: 7 });
  expect(await (await gateway.get(id)).json()).toMatchObject({ status: "Finished" });
  expect(pauses).toEqual(Array(8).fill(7));
  simulator.once("read", "hang");
  await expect(gateway.get(id)).rejects.toMatchObject({ cause: { code: "ETIMEDOUT" } });
  expect(pauses.at(-1)).toBe(Number.POSITIVE_INFINITY);
});

test("when an answer is lost the work was done", async () => {
  const { simulator, gateway } = await signed();
  const id = await gateway.create();
  simulator.once("upload", "lost-answer");
  await expect(gateway.upload(id)).rejects.toThrow(TypeError);
  const [file] = (await gateway.read(id)).result.inputFiles;
  const files = [{ file_id: file?.id }];
  simulator.once("sign", { name: "lost-answer", instead: { name: "server-error", status: 502 } });
  expect((await gateway.post(`/${id}/sign`, { files })).status).toBe(502);
  expect(await gateway.read(id)).toMatchObject({ status: "GeneratedLink" });
});

test("a started session tells its link again only when told to", async () => {
  for (const tellLinkAgain of [false, true]) {
    const { gateway, id } = await signed({ tellLinkAgain });
    expect("redirect_url" in (await (await gateway.get(id)).json())).toBe(tellLinkAgain);
  }
});

test("each bend of a read bends that read alone, in its own way", async () => {
  const { simulator, gateway, id } = await signed();
  const read = async () => (await gateway.get(id)).json();
  const whole = await read();
  const seen = new Set([JSON.stringify(whole)]);
  for (const as of Object.keys(readBends) as (keyof typeof readBends)[]) {
    simulator.once("read", { name: "bent", as });
    seen.add(JSON.stringify(await read()));
    expect(await read()).toEqual(whole);
  }
  expect(seen.size).toBe(1 + Object.keys(readBends).length);
});

test("each new scenario for a whole run bends what it says, and no more", async () => {
  const { simulator, gateway, id } = await signed();
  const { url = "" } = (await gateway.read(id)).result.signedFiles[0] ?? {};
  simulator.use("unreachable");
  await expect(gateway.get(id)).rejects.toMatchObject({ cause: { code: "ECONNREFUSED" } });
  simulator.use("keys-refused");
  expect((await gateway.get(id)).status).toBe(401);
  simulator.use("unknown-status");
  expect((await gateway.read(id)).status).not.toBe("Finished");
  simulator.use("fewer-files");
  expect((await gateway.read(id)).result.signedFiles).toHaveLength(1);
  simulator.use("foreign-media");
  const listed = (await gateway.read(id)).result.signedFiles;
  expect(listed.map((file) => new URL(file.url).host)).toEqual(
    Array(2).fill("files.elsewhere.test"),
  );
  simulator.use("html-media");
  expect((await gateway.read(id)).status).toBe("Finished");
  expect((await gateway.download(url)).headers.get("content-type")).toContain("text/html");
  simulator.use(null);
  const { size } = await (await gateway.download(url)).blob();
  simulator.use("truncated-media");
  expect((await (await gateway.download(url)).blob()).size).toBe(size >> 1);
  simulator.use("answers-lost");
  const fresh = await gateway.create();
  await expect(gateway.upload(fresh)).rejects.toThrow(TypeError);
  expect((await gateway.read(fresh)).result.inputFiles).toHaveLength(1);
});
