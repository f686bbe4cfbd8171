import { SignError } from "@sign/protocol";
import { expect, test, vi } from "vitest";
import * as z from "zod";
import * as mini from "zod/mini";
import { announce, app, createHarness, page, pdfOf, secrets } from "../../test/harness";
import { defineRoute } from "../route";

vi.mock("@sign/verify", () => ({ verifyPdf: vi.fn() }));

const lease = { name: "lease.pdf", bytes: pdfOf("lease") };
const allow = () => ({});

test("a session says what was announced, and where the gateway sends the person back", async () => {
  const harness = createHarness();
  const { status, body, headers } = await harness.create([lease, lease], { locale: "en" });
  expect(status).toBe(201);
  expect(body.session).toEqual({
    id: harness.gateway.session.id,
    route: "upload",
    status: "preparing",
    createdAt: "2026-11-23T12:00:00.000Z",
    expiresAt: "2026-11-25T12:00:00.000Z",
    nextPollMs: 2000,
    error: null,
    documents: ["lease.pdf", "lease (2).pdf"].map((name, index) => ({
      ...announce(name, lease.bytes),
      index,
      status: "expected",
      signer: null,
      signedAt: null,
      error: null,
    })),
  });
  const back = expect.stringMatching(/^https:\/\/app\.example\/api\/sign\/return\/[\w.-]+$/);
  expect(harness.gateway.session.create).toEqual({
    locale: "En",
    redirect_success: back,
    redirect_failure: back,
  });
  expect(headers.get("set-cookie")).toMatch(
    /^__Secure-sign=[\w.-]+; Max-Age=172800; Path=\/api\/sign; HttpOnly; Secure; SameSite=Lax$/,
  );
});

test("with a webhook secret the gateway is told where to report", async () => {
  const { zignsec } = { zignsec: { webhookSecret: "a webhook secret" } };
  const { gateway } = createHarness();
  const options = {
    environment: { baseUrl: gateway.origin },
    productKey: "k",
    fetch: gateway.fetch,
  };
  const harness = createHarness({ zignsec: { ...options, ...zignsec } }, gateway);
  await harness.create([lease]);
  expect(gateway.session.create.webhook).toBe("https://app.example/api/sign/webhook");
});

test("the route decides: what it grants goes on, false or null is a refusal, a SignError is told as it is", async () => {
  const seen: unknown[] = [];
  const routes = {
    granted: defineRoute({
      input: z.object({ leaseId: z.coerce.number() }),
      authorize: ({ input, request, locale }) => {
        seen.push([input, request.headers.get("x-user"), locale]);
        return { tenant: input.leaseId };
      },
    }),
    denied: { authorize: () => false as const },
    nobody: { authorize: async () => null },
    busy: {
      authorize: () => {
        throw new SignError("gateway_busy", { retryAfterMs: 1500 });
      },
    },
  };
  const harness = createHarness({ routes });
  const granted = await harness.json(
    "POST",
    "/sessions",
    {
      route: "granted",
      returnTo: page,
      input: { leaseId: "4711" },
      documents: [announce("a.pdf", lease.bytes)],
    },
    { headers: { "X-User": "u1" } },
  );
  expect(granted.status).toBe(201);
  expect(seen).toEqual([[{ leaseId: 4711 }, "u1", "nb"]]);
  for (const route of ["denied", "nobody"]) {
    const { status, body } = await harness.create([lease], { route });
    expect([status, body.error?.code]).toEqual([403, "not_authorized"]);
  }
  const busy = await harness.create([lease], { route: "busy" });
  expect([busy.status, busy.headers.get("retry-after")]).toEqual([503, "2"]);
  expect(harness.gateway.sessions).toHaveLength(1);
});

test("an input schema may be written with zod/mini as well, and be asynchronous", async () => {
  const seen: unknown[] = [];
  const input = mini.object({
    id: mini.number().check(mini.refine(async (id) => id > 0)),
    note: mini._default(mini.string(), "none"),
  });
  const authorize = ({ input: parsed }: { readonly input: mini.output<typeof input> }) => {
    seen.push(parsed);
    return {};
  };
  const harness = createHarness({ routes: { upload: defineRoute({ input, authorize }) } });
  const documents = [announce("a.pdf", lease.bytes)];
  const begin = (said: unknown) =>
    harness.json("POST", "/sessions", { route: "upload", returnTo: page, input: said, documents });
  expect((await begin({ id: 1 })).status).toBe(201);
  expect((await begin({ id: -1 })).status).toBe(400);
  expect(seen).toEqual([{ id: 1, note: "none" }]);
});

test("a grant that cannot travel is the integrator's mistake, and told to him only", async () => {
  const grants: object[] = [{ big: "x".repeat(2048) }, ["a list"]];
  for (const grant of grants) {
    const harness = createHarness({ routes: { upload: { authorize: () => grant } } });
    const { status, body } = await harness.create([lease]);
    expect([status, body.error?.code]).toEqual([500, "internal"]);
    expect(harness.errors).toEqual([expect.any(TypeError)]);
    expect(harness.gateway.sessions).toHaveLength(0);
  }
});

test("requests of the wrong shape are refused before anything happens", async () => {
  const harness = createHarness({
    routes: { upload: defineRoute({ input: z.object({ id: z.number() }), authorize: allow }) },
  });
  const good = {
    route: "upload",
    returnTo: page,
    input: { id: 1 },
    documents: [announce("a", lease.bytes)],
  };
  const wrong: unknown[] = [
    {},
    [],
    "text",
    { ...good, route: 3 },
    { ...good, input: { id: "1" } },
    { ...good, input: undefined },
    { ...good, locale: "xx" },
    { ...good, documents: [{ name: "a", size: -1, sha256: "" }] },
    { ...good, documents: [{ ...good.documents[0], sha256: "A".repeat(64) }] },
    { ...good, documents: Array.from({ length: 101 }, () => good.documents[0]) },
    { ...good, documents: Array.from({ length: 10_000 }, () => ({})) },
  ];
  for (const body of wrong) {
    const answer = await harness.json("POST", "/sessions", body);
    expect([answer.status, answer.body.error?.code]).toEqual([400, "invalid_request"]);
  }
  const types = ["text/plain", "application/x-www-form-urlencoded", "application/jsonp", ""];
  for (const type of types) {
    const body = JSON.stringify(good);
    const answer = await harness.send("POST", "/sessions", {
      body,
      headers: { "Content-Type": type },
    });
    expect(answer.status, type).toBe(400);
  }
  expect(harness.gateway.calls).toEqual([]);
});

test("a body with a way to Object.prototype is refused, wherever in it that stands", async () => {
  const seen: unknown[] = [];
  const route = {
    input: z.unknown(),
    authorize: ({ input }: { input: unknown }) => seen.push(input) && {},
  };
  const harness = createHarness({ routes: { upload: defineRoute(route) } });
  const documents = JSON.stringify([announce("a", lease.bytes)]);
  const send = (more: string) =>
    harness.send("POST", "/sessions", {
      body: `{"route":"upload","returnTo":"${page}","documents":${documents}${more}}`,
      headers: { "Content-Type": "application/json" },
    });
  for (const more of [
    ',"__proto__":{"polluted":true}',
    ',"input":{"a":{"__proto__":{"polluted":true}}}',
    ',"input":[{"constructor":{"prototype":{"polluted":true}}}]',
    ',"input":{"\\u005f_proto__":1}',
  ]) {
    expect((await send(more)).status, more).toBe(400);
  }
  expect([seen, Object.hasOwn(Object.prototype, "polluted")]).toEqual([[], false]);
  expect((await send(',"input":{"constructor":"a firm"}')).status).toBe(201);
});

test("bodies are bounded in bytes, before they are parsed, and 10,000 documents never fit", async () => {
  const harness = createHarness();
  const document = announce("a.pdf", lease.bytes);
  const many = Array.from({ length: 10_000 }, () => document);
  const answer = await harness.json("POST", "/sessions", {
    route: "upload",
    returnTo: page,
    documents: many,
  });
  expect([answer.status, answer.body.error?.code]).toEqual([413, "request_too_large"]);
  const announcedOnly = await harness.send("POST", "/sessions", {
    body: "{}",
    headers: { "Content-Type": "application/json", "Content-Length": "30000000" },
  });
  expect(announcedOnly.status).toBe(413);
  let pulled = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      pulled += 65_536;
      controller.enqueue(new Uint8Array(65_536).fill(32));
    },
  });
  const init: RequestInit & { duplex: "half" } = { body, duplex: "half" };
  const endless = await harness.send("POST", "/sessions", {
    ...init,
    headers: { "Content-Type": "application/json" },
  });
  expect(endless.status).toBe(413);
  expect(pulled).toBeLessThan(1_500_000);
});

test("a compressed or garbled body is not unpacked", async () => {
  const harness = createHarness();
  const body = JSON.stringify({ route: "upload", returnTo: page });
  for (const coding of ["gzip", "br", "deflate", "zstd", "gzip, gzip", "x"]) {
    const headers = { "Content-Type": "application/json", "Content-Encoding": coding };
    const answer = await harness.send("POST", "/sessions", { body, headers });
    expect(answer.status, coding).toBe(400);
  }
  const garbled = await harness.send("POST", "/sessions", {
    body: new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]),
    headers: { "Content-Type": "application/json" },
  });
  expect(garbled.status).toBe(400);
});

test("a route must exist, also when its name means something in JavaScript", async () => {
  const harness = createHarness();
  for (const route of ["other", "__proto__", "constructor", "toString"]) {
    const { status, body } = await harness.create([lease], { route });
    expect([status, body.error?.code], route).toEqual([404, "unknown_route"]);
  }
});

test("a foreign page to return to is refused", async () => {
  const harness = createHarness();
  for (const returnTo of [
    "https://evil.example/",
    "/leases",
    "https://app.example@evil.example/",
  ]) {
    const { status, body } = await harness.create([lease], { returnTo });
    expect([status, body.error?.code]).toEqual([400, "return_not_allowed"]);
  }
  expect(harness.gateway.calls).toEqual([]);
});

test("what is announced must fit the route", async () => {
  const limits = { maxDocuments: 2, maxBytes: lease.bytes.length };
  const harness = createHarness({ routes: { upload: { authorize: allow, limits } } });
  const empty = { name: "empty.pdf", bytes: new Uint8Array() };
  const large = { name: "large.pdf", bytes: pdfOf("a longer title than the other one") };
  const cases = [
    [[], 422, "documents_required"],
    [[lease, lease, lease], 422, "too_many_documents"],
    [[empty], 422, "pdf_empty"],
    [[large], 413, "document_too_large"],
  ] as const;
  for (const [documents, status, code] of cases) {
    const answer = await harness.create(documents);
    expect([answer.status, answer.body.error?.code]).toEqual([status, code]);
  }
  expect(harness.gateway.calls).toEqual([]);
});

test("the server's own documents are uploaded at once, and no others are taken", async () => {
  const routes = {
    lease: defineRoute({
      authorize: () => ({ tenant: "t1" }),
      documents: ({ grant }) => [
        { name: `avtale-${grant.tenant}.pdf`, bytes: lease.bytes },
        { name: "vedlegg.pdf", bytes: pdfOf("annex") },
      ],
    }),
  };
  const harness = createHarness({ routes });
  const { status, body } = await harness.create([], { route: "lease" });
  expect(status).toBe(201);
  expect(body.session.documents.map(({ name, status }) => [name, status])).toEqual([
    ["avtale-t1.pdf", "uploaded"],
    ["vedlegg.pdf", "uploaded"],
  ]);
  expect(harness.gateway.session.inputFiles[0]?.bytes).toEqual(lease.bytes);
  expect((await harness.start(body.token)).status).toBe(200);
  const refused = await harness.create([lease], { route: "lease" });
  expect([refused.status, refused.body.error?.code]).toEqual([422, "documents_not_expected"]);
});

test("a document of the server's own that is no PDF is refused like anyone's", async () => {
  const bytes = new TextEncoder().encode("<html>");
  const routes = { lease: { authorize: allow, documents: () => [{ name: "a.pdf", bytes }] } };
  const harness = createHarness({ routes });
  expect((await harness.create([], { route: "lease" })).body.error?.code).toBe("not_a_pdf");
  expect(harness.gateway.uploads.whole).toBe(0);
});

test("faults of the gateway have their own codes", async () => {
  const cases: [Response | (() => Promise<Response>), number, string][] = [
    [new Response(null, { status: 401 }), 502, "gateway_unauthorized"],
    [new Response(null, { status: 400 }), 502, "gateway_refused"],
    [new Response(null, { status: 500 }), 503, "gateway_unavailable"],
    [new Response(null, { status: 504 }), 504, "gateway_timeout"],
    [new Response(null, { status: 429, headers: { "Retry-After": "7" } }), 503, "gateway_busy"],
    [new Response("<html>"), 502, "gateway_malformed"],
    [() => Promise.reject(new TypeError("fetch failed")), 502, "gateway_unreachable"],
  ];
  for (const [answer, status, code] of cases) {
    const harness = createHarness();
    harness.gateway.next("POST /sessions", answer);
    const { status: told, body, headers } = await harness.create([lease]);
    expect([told, body.error?.code]).toEqual([status, code]);
    expect(headers.get("retry-after")).toBe(code === "gateway_busy" ? "7" : null);
    expect(harness.events).toContainEqual(
      expect.objectContaining({ type: "gateway.error", code, route: "upload" }),
    );
    expect(harness.gateway.calls).toEqual(["POST /sessions"]);
  }
});

test("a route is described before anything is uploaded", async () => {
  const limits = { maxDocuments: 3 };
  const placement = { mode: "none" } as const;
  const routes = {
    upload: { authorize: allow, limits },
    lease: { authorize: allow, documents: () => [], placement, requireRead: true },
  };
  const harness = createHarness({ routes });
  const read = async (route: string) => (await harness.json("GET", `/routes/${route}`)).body;
  const upload = {
    route: "upload",
    source: "upload",
    limits: { maxDocuments: 3, maxBytes: 30_000_000 },
    placement: { mode: "free" },
    requireRead: false,
  };
  expect(await read("upload")).toEqual(upload);
  expect(await read("lease")).toMatchObject({ source: "server", placement, requireRead: true });
  expect(await read("other")).toMatchObject({ error: { code: "unknown_route" } });
});

test("options that cannot be right are refused when the server is made, without telling secrets", () => {
  const bad = [
    { secrets: [] },
    { secrets: ["too short"] },
    { secrets: [secrets[0], "short older one"] },
    { appOrigins: [] },
    { appOrigins: [`${app}/`] },
    { appOrigins: ["*"] },
    { baseUrl: "api" },
    { trust: { anchors: ["root.pem"] } },
    { trust: { anchors: [new Uint8Array()] } },
    { routes: { upload: {} } },
    { routes: { upload: { authorize: allow, limits: { maxDocuments: 31 } } } },
    { routes: { upload: { authorize: allow, limits: { maxBytes: 0 } } } },
    { routes: { "": { authorize: allow } } },
    { routes: { upload: { authorize: allow, placement: { mode: "fixed", spots: [] } } } },
    { routes: { upload: { authorize: allow, placement: () => ({ mode: "free" }) } } },
  ];
  for (const options of bad) {
    // @ts-expect-error: some of these do not compile either, which is the better half of the check.
    expect(() => createHarness(options), JSON.stringify(options)).toThrow(TypeError);
  }
  expect(() => createHarness({ secrets: ["too short"] })).not.toThrow(/too short/);
});
