import { localeSchema, SignError } from "@sign/protocol";
import { expect, test } from "vitest";
import { ascii, drain, streamOf } from "../../test/bytes";
import { createZignsecClient, type ZignsecOptions } from "./client";
import type { GatewayEvent } from "./request";

const id = "0b6f3a52-6f0e-4a0e-9d0a-2f8d2f6f1c11";
const base = "https://gateway.example";
const [primary, secondary] = ["k-primary", "k-secondary"];

type Answer = Response | (() => Promise<Response>);

/** A gateway that gives these answers in turn, and what was asked of it. */
function gateway(answers: readonly Answer[], options: Partial<ZignsecOptions> = {}) {
  const asked: Request[] = [];
  const events: GatewayEvent[] = [];
  const left = [...answers];
  const client = createZignsecClient({
    environment: { baseUrl: base },
    productKey: primary,
    ...options,
    async fetch(url, init) {
      asked.push(new Request(url, init));
      const answer = left.shift();
      if (!answer) throw new Error("not expected");
      return typeof answer === "function" ? answer() : answer;
    },
  });
  const observe = (event: GatewayEvent) => events.push(event);
  return { client, asked, events, how: { observe } };
}

const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  Response.json(body, { status, headers });
const content = () => streamOf(ascii("%PDF-1.7")) as ReadableStream<Uint8Array<ArrayBuffer>>;
const file = () => ({ name: "a.pdf", size: 8, content: content(), known: [] });
const start = { locale: "nb", files: [], redirectSuccess: "s", redirectFailure: "f" } as const;

test("every call goes where the vendor's page says, with the key in the header it says", async () => {
  const { client, asked } = gateway([
    json({ data: { id, status: "Created" } }, 201),
    async () => {
      const request = asked.at(-1);
      if (request?.body) await drain(request.body);
      return json({ data: { id, file_id: "f1" } });
    },
    json({ data: { redirect_url: "https://gateway.example/ui/1" } }),
    json({ id, status: "Pending" }),
    new Response(ascii("%PDF-")),
  ]);
  const returns = {
    redirectSuccess: "https://a.example/s",
    redirectFailure: "https://a.example/f",
  };
  expect(await client.createSession({ locale: "nb", ...returns })).toMatchObject({ id });
  expect(await client.uploadFile(id, file())).toEqual({ fileId: "f1", md5: null });
  await client.startSigning(id, {
    ...returns,
    locale: "nb",
    files: [
      { fileId: "f1", name: "a.pdf", placement: { page: 2, x: 10, y: 20 } },
      { fileId: "f2", name: "b.pdf" },
    ],
  });
  await client.readSession(id);
  await client.downloadFile({ sessionId: id, fileId: "f1" }, 100);

  expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual([
    `POST ${base}/api/v5/sessions/signing`,
    `POST ${base}/api/v5/sessions/signing/${id}/files`,
    `POST ${base}/api/v5/sessions/signing/${id}/sign`,
    `GET ${base}/api/v5/sessions/signing/${id}`,
    `GET ${base}/folders/${id}/media/f1`,
  ]);
  const headers = asked.map((request) => request.headers);
  expect(headers.map((each) => each.get("zs-product-key"))).toEqual([
    ...Array(4).fill(primary),
    null,
  ]);
  expect(headers.map((each) => each.get("authorization"))).toEqual([
    ...Array(4).fill(null),
    primary,
  ]);
  expect(new Set(asked.map((request) => request.redirect))).toEqual(new Set(["manual"]));
  expect(await asked[0]?.json()).toEqual({
    locale: "No",
    redirect_success: "https://a.example/s",
    redirect_failure: "https://a.example/f",
  });
  expect(headers[1]?.get("content-type")).toMatch(/^multipart\/form-data; boundary=/);
  expect(await asked[2]?.json()).toEqual({
    files: [
      { file_id: "f1", description: "a.pdf", signature_position: { page: 2, x: 10, y: 20 } },
      { file_id: "f2", description: "b.pdf" },
    ],
    redirect_success: "https://a.example/s",
    redirect_failure: "https://a.example/f",
  });
});

test("the vendor's two gateways have names", async () => {
  const hosts = { test: "test-gateway.zignsec.com", production: "gateway.zignsec.com" } as const;
  for (const environment of ["test", "production"] as const) {
    const { client, asked } = gateway([json({ status: "Pending" })], { environment });
    await client.readSession(id);
    expect(new URL(asked[0]?.url ?? "").host).toBe(hosts[environment]);
  }
});

test("each body can be replaced without the others", async () => {
  const { client, asked } = gateway([json({ id }), json({ redirect_url: "https://a.example/" })], {
    wire: { start: ({ files }) => ({ ids: files.map((each) => each.fileId) }) },
  });
  await client.createSession({ locale: "en", redirectSuccess: "s", redirectFailure: "f" });
  await client.startSigning(id, { ...start, files: [{ fileId: "f1", name: "a.pdf" }] });
  expect(await asked[0]?.json()).toMatchObject({ locale: "En" });
  expect(await asked[1]?.json()).toEqual({ ids: ["f1"] });
});

test("the gateway is asked for the nearest of the languages that it has", async () => {
  const { client, asked } = gateway(localeSchema.options.map(() => json({ id })));
  for (const locale of localeSchema.options) {
    await client.createSession({ locale, redirectSuccess: "s", redirectFailure: "f" });
  }
  const bodies = await Promise.all(asked.map((request) => request.json()));
  expect(bodies.map(({ locale }) => locale)).toEqual(["No", "No", "En", "No", "No"]);
});

test("a refused key gives way to the other, which is kept and named, never told", async () => {
  for (const status of [401, 403]) {
    const { client, asked, events, how } = gateway(
      [json({}, status), json({ id }), json({ status: "Pending" })],
      { productKey: [primary, secondary] },
    );
    await client.createSession({ locale: "nb", redirectSuccess: "s", redirectFailure: "f" }, how);
    await client.readSession(id, how);
    const keys = asked.map((request) => request.headers.get("zs-product-key"));
    expect(keys).toEqual([primary, secondary, secondary]);
    expect(events).toEqual([{ type: "key.switched", key: "secondary" }]);
  }
});

test("two refused keys, or a single one, are unauthorized, with no loop", async () => {
  const pair = gateway([json({}, 401), json({}, 401)], { productKey: [primary, secondary] });
  await expect(pair.client.readSession(id)).rejects.toMatchObject({ code: "gateway_unauthorized" });
  expect(pair.asked).toHaveLength(2);
  const single = gateway([json({}, 403)]);
  await expect(single.client.readSession(id)).rejects.toMatchObject({
    code: "gateway_unauthorized",
  });
  expect(single.asked).toHaveLength(1);
});

test("before a pair's first upload a read finds out which key works, since a stream goes once", async () => {
  const { client, asked } = gateway(
    [json({}, 401), json({ status: "Created" }), json({ file_id: "f1" }), json({ file_id: "f2" })],
    { productKey: [primary, secondary] },
  );
  await client.uploadFile(id, file());
  await client.uploadFile(id, file());
  expect(
    asked.map((request) => `${request.method} ${request.headers.get("zs-product-key")}`),
  ).toEqual([`GET ${primary}`, `GET ${secondary}`, `POST ${secondary}`, `POST ${secondary}`]);
});

test("a key revoked under an upload makes that upload retryable, and the next one uses the other key", async () => {
  const { client, asked } = gateway(
    [
      json({ status: "Created" }),
      json({}, 401),
      json({}, 401),
      json({ status: "Created" }),
      json({ file_id: "f1" }),
    ],
    { productKey: [primary, secondary] },
  );
  const error = await client.uploadFile(id, file()).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ retryable: true });
  await client.uploadFile(id, file());
  expect(asked.at(-1)?.headers.get("zs-product-key")).toBe(secondary);
});

test("reads are tried again after what passes, calls that change something never", async () => {
  const busy = () => json({}, 503, { "Retry-After": "0" });
  const read = gateway([busy(), busy(), json({ status: "Pending" })]);
  expect(await read.client.readSession(id)).toMatchObject({ status: "open" });
  const silent = async (): Promise<Response> => {
    throw new TypeError("fetch failed");
  };
  const unreachable = gateway([silent, json({ status: "Pending" })]);
  expect(await unreachable.client.readSession(id)).toMatchObject({ status: "open" });
  for (const status of [429, 500, 502, 503, 504]) {
    const posted = gateway([json({}, status, { "Retry-After": "0" })]);
    await expect(posted.client.startSigning(id, start)).rejects.toBeInstanceOf(SignError);
    expect(posted.asked).toHaveLength(1);
  }
});

test("a long wait is passed on instead of waited, and not believed beyond two minutes", async () => {
  for (const [seconds, retryAfterMs] of [
    ["6", 6_000],
    ["3600", 120_000],
  ] as const) {
    const { client, asked } = gateway([json({}, 429, { "Retry-After": seconds })]);
    const read = client.readSession(id);
    await expect(read).rejects.toMatchObject({ code: "gateway_busy", retryAfterMs });
    expect(asked).toHaveLength(1);
  }
});

test("each fault has its code, and an event that says nothing else", async () => {
  const cases: [Answer, string][] = [
    [json({}, 400), "gateway_refused"],
    [json({}, 404), "session_gone"],
    [json({}, 410), "session_gone"],
    [json({}, 408), "gateway_timeout"],
    [json({}, 500), "gateway_unavailable"],
    [
      new Response(null, { status: 302, headers: { Location: "https://evil.example/" } }),
      "gateway_malformed",
    ],
    [new Response("<html>"), "gateway_malformed"],
    [new Response(""), "gateway_malformed"],
    [json([]), "gateway_malformed"],
    [new Response("x".repeat(1_100_000)), "gateway_malformed"],
  ];
  for (const [answer, code] of cases) {
    const { client, asked, events, how } = gateway([answer]);
    await expect(client.readSession(id, how)).rejects.toMatchObject({ code });
    expect(asked).toHaveLength(1);
    for (const event of events)
      expect(Object.keys(event).sort()).toEqual([
        "againInMs",
        "call",
        "cause",
        "code",
        "status",
        "type",
      ]);
  }
});

test("what the gateway says against a file is passed on when it can be recognised", async () => {
  const refused = (code: string, status = 422) => json({ errors: [{ code }] }, status);
  const cases: [Response, string][] = [
    [refused("PDF_ENCRYPTED"), "pdf_encrypted"],
    [refused("pdf_damaged", 400), "pdf_damaged"],
    [refused("NOT_A_PDF"), "not_a_pdf"],
    [refused("PDF_EMPTY"), "pdf_empty"],
    [json({}, 413), "document_too_large"],
    [refused("SOMETHING"), "gateway_refused"],
    [refused("constructor"), "gateway_refused"],
  ];
  for (const [answer, code] of cases) {
    const { client } = gateway([answer]);
    await expect(client.uploadFile(id, file()), code).rejects.toMatchObject({ code });
  }
});

test("media is fetched from the gateway and nowhere else", async () => {
  const inside = gateway([new Response("x")], { environment: { baseUrl: `${base}/zs` } });
  await inside.client.downloadFile({ sessionId: id, fileId: "f", url: `${base}/zs/folders/1` }, 9);
  const outside = [
    "https://evil.example/folders/1",
    "http://gateway.example/zs/folders/1",
    "https://gateway.example:8443/zs/folders/1",
    "https://gateway.example@evil.example/zs/",
    "https://user:x@gateway.example/zs/folders/1",
    "https://gateway.example/other/folders/1",
    "https://gateway.example/zs/../other",
    "//evil.example/zs/",
    "file:///etc/passwd",
    "\\\\evil.example\\zs",
  ];
  for (const url of outside) {
    const { client, asked } = gateway([], { environment: { baseUrl: `${base}/zs` } });
    const download = client.downloadFile({ sessionId: id, fileId: "f", url }, 9);
    await expect(download, url).rejects.toMatchObject({ code: "gateway_malformed" });
    expect(asked).toHaveLength(0);
  }
});

test("a download longer than expected is stopped", async () => {
  const { client } = gateway([new Response(new Uint8Array(100))]);
  const download = client.downloadFile({ sessionId: id, fileId: "f" }, 99);
  await expect(download).rejects.toMatchObject({ code: "gateway_malformed" });
});

test("a caller who gives up stops the call with his own reason", async () => {
  const controller = new AbortController();
  const { client } = gateway([
    async () => {
      controller.abort(new Error("left"));
      throw new TypeError("fetch failed");
    },
  ]);
  await expect(client.readSession(id, { signal: controller.signal })).rejects.toThrow("left");
});

test("a gateway that never answers is a timeout", async () => {
  const set: number[] = [];
  const timers = {
    now: () => 0,
    after(ms: number, run: () => void) {
      set.push(ms);
      queueMicrotask(run);
      return () => undefined;
    },
  };
  const { client } = gateway([() => new Promise(() => undefined)], {
    timers,
    policy: { attempts: 1, readMs: 7_000 },
  });
  await expect(client.readSession(id)).rejects.toMatchObject({ code: "gateway_timeout" });
  expect(set).toContain(7_000);
});

test("what is wrong with a streamed body comes out as it is, and is no fault of the gateway", async () => {
  const own = new SignError("pdf_damaged");
  const { client, events, how } = gateway([
    async () => {
      throw new TypeError("fetch failed", { cause: own });
    },
  ]);
  await expect(client.uploadFile(id, file(), how)).rejects.toBe(own);
  expect(events).toEqual([]);
});

test("keys and addresses that cannot be right are refused at once, unnamed", () => {
  const make = (options: Partial<ZignsecOptions>) => () =>
    createZignsecClient({ environment: "test", productKey: primary, ...options });
  const bad: Partial<ZignsecOptions>[] = [
    { productKey: "" },
    { productKey: "has space" },
    { productKey: ["ok", ""] },
    { environment: { baseUrl: "gateway" } },
    { environment: { baseUrl: "ftp://gateway.example" } },
    { environment: { baseUrl: "https://user:pw@gateway.example" } },
  ];
  for (const options of bad) expect(make(options)).toThrow(TypeError);
  expect(make({ productKey: "has space" })).not.toThrow(/has space/);
});
