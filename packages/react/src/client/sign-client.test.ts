import { SignError } from "@sign/protocol";
import { expect, test } from "vitest";
import { exampleReport, exampleSession } from "../testing";
import { createSignClient } from "./sign-client";

const endpoint = "https://app.example/api/sign/";
const session = exampleSession("waiting");

/** A client whose server gives this one answer, and the requests it got. */
function clientOf(answer: () => Response | Promise<Response>) {
  const requests: Request[] = [];
  const client = createSignClient({
    endpoint,
    fetch: async (input, init) => {
      requests.push(new Request(input, init));
      return answer();
    },
  });
  return { client, requests };
}

const json = (body: unknown, init?: ResponseInit) => () => Response.json(body, init);
const failing = (answer: () => Response | Promise<Response>) =>
  clientOf(answer)
    .client.read("token")
    .then(
      () => null,
      (error: unknown) => error,
    );

test("each call goes to its address, with its method, its token, and what it sends", async () => {
  const withToken = { token: "next", session };
  const started = { ...withToken, redirectUrl: "https://bankid.example/", resume: "h" };
  const digest = "ab".repeat(32);
  const calls: [unknown, string, (client: ReturnType<typeof clientOf>["client"]) => unknown][] = [
    [
      { route: "a/b", source: "upload", limits: { maxDocuments: 1, maxBytes: 1 } },
      "GET /routes/a%2Fb",
      (client) => client.route("a/b"),
    ],
    [
      withToken,
      'POST /sessions {"route":"lease","returnTo":"https://app.example/"}',
      (client) => client.create({ route: "lease", returnTo: "https://app.example/" }),
    ],
    [
      withToken,
      "PUT /session/documents/1 Bearer t %PDF-",
      (client) => client.upload("t", 1, new Blob(["%PDF-"]), digest),
    ],
    [
      started,
      'POST /session/start Bearer t {"placements":[]}',
      (client) => client.start("t", { placements: [] }),
    ],
    [{ session }, "GET /session Bearer t", (client) => client.read("t")],
    [
      { ...withToken, redirectUrl: null },
      'POST /session/resume {"handle":"h"}',
      (client) => client.resume("h"),
    ],
    [exampleReport, "GET /session/documents/0/report Bearer t", (client) => client.report("t", 0)],
  ];
  for (const [answer, expected, call] of calls) {
    const { client, requests } = clientOf(json(answer));
    await call(client);
    const [request] = requests;
    const path = request?.url.replace("https://app.example/api/sign", "");
    const parts = [
      request?.method,
      path,
      request?.headers.get("authorization"),
      await request?.text(),
    ];
    expect(parts.filter(Boolean).join(" ")).toBe(expected);
  }
});

test("an upload says its digest and type", async () => {
  const { client, requests } = clientOf(json({ token: "next", session }));
  const sent: number[] = [];
  const hex = "00ff".repeat(16);
  await client.upload("t", 0, new Blob(["%PDF-"]), hex, {
    onProgress: (bytes) => sent.push(bytes),
  });
  expect(requests[0]?.headers.get("content-type")).toBe("application/pdf");
  expect(requests[0]?.headers.get("content-digest")).toBe(
    "sha-256=:AP8A/wD/AP8A/wD/AP8A/wD/AP8A/wD/AP8A/wD/AP8=:",
  );
  expect(sent).toEqual([5]);
});

test("a failure of the contract keeps its code, request id and time to wait", async () => {
  const error = new SignError("gateway_busy").detail("request-7");
  const answer = json({ error }, { status: 503, headers: { "retry-after": "7" } });
  expect(await failing(answer)).toMatchObject({
    code: "gateway_busy",
    requestId: "request-7",
    retryAfterMs: 7000,
  });
});

test("a failure that is not of the contract never says anything about the session", async () => {
  const html = (status: number) => () => new Response("<h1>Error</h1>", { status });
  expect(await failing(html(502))).toMatchObject({ code: "network" });
  expect(await failing(html(401))).toMatchObject({ code: "network" });
  expect(await failing(html(404))).toMatchObject({ code: "not_found" });
  expect(await failing(html(413))).toMatchObject({ code: "document_too_large" });
  expect(await failing(json({ error: { code: "made_up" } }, { status: 500 }))).toMatchObject({
    code: "network",
  });
});

test("an app's own page in place of an answer is no answer", async () => {
  expect(await failing(() => new Response("<!doctype html>"))).toMatchObject({ code: "network" });
});

test("an answer of another shape is refused", async () => {
  expect(await failing(json({ session: { ...session, status: "sigend" } }))).toMatchObject({
    code: "internal",
  });
});

test("a connection that breaks, before or in the body, is a matter of the network", async () => {
  const cut = new ReadableStream({ start: (controller) => controller.error(new Error("reset")) });
  expect(await failing(() => Promise.reject(new TypeError("refused")))).toMatchObject({
    code: "network",
  });
  expect(await failing(() => new Response(cut))).toMatchObject({ code: "network" });
});

test("an aborted call rejects as aborted, not as a network error", async () => {
  const controller = new AbortController();
  const { client } = clientOf(() => {
    controller.abort();
    return Promise.reject(new TypeError("stopped"));
  });
  await expect(client.read("t", { signal: controller.signal })).rejects.toMatchObject({
    name: "AbortError",
  });
});

test("a signed file comes with the name the server gives it", async () => {
  const headers = { "content-disposition": "attachment; filename*=UTF-8''lei%C3%A9.pdf" };
  const { client } = clientOf(() => new Response("%PDF-", { headers }));
  const { file, name } = await client.signed("t", 0);
  expect([await file.text(), name]).toEqual(["%PDF-", "leié.pdf"]);
});

test("a file that is refused is an error, not a file", async () => {
  const { client } = clientOf(
    json({ error: new SignError("not_ready").detail("r") }, { status: 409 }),
  );
  await expect(client.signed("t", 0)).rejects.toMatchObject({ code: "not_ready" });
});
