import { paths, type StartAnswer } from "@sign/protocol";
import { beforeEach, expect, test, vi } from "vitest";
import { createFakeGateway } from "../../test/fake-gateway";
import { createHarness, page, pdfOf } from "../../test/harness";
import { reportOn } from "../../test/reports";
import { defineRoute, type Route } from "../route";

vi.mock("@sign/verify", () => ({ verifyPdf: vi.fn(async (bytes: Uint8Array) => reportOn(bytes)) }));

const lease = { name: "lease.pdf", bytes: pdfOf("lease") };
const annex = { name: "annex.pdf", bytes: pdfOf("annex") };
let harness = createHarness();
beforeEach(() => {
  harness = createHarness();
});

async function ready(...documents: readonly { name: string; bytes: Uint8Array }[]) {
  let { token } = (await harness.create(documents)).body;
  for (const [index, { bytes }] of documents.entries()) {
    token = (await harness.upload(token, index, bytes)).body.token;
  }
  return token;
}

test("starting sends every file in order with its place, and answers where to go", async () => {
  const token = await ready(lease, annex);
  const { status, body } = await harness.start(token, [{ document: 1, page: 1, x: 36, y: 700 }]);
  expect(status).toBe(200);
  expect(body.redirectUrl).toMatch(/^https:\/\/gateway\.example\/ui\/signing\//);
  expect(body.session).toMatchObject({ status: "waiting", nextPollMs: 2000, error: null });
  const [first, second] = harness.gateway.session.inputFiles;
  const back = expect.stringMatching(/^https:\/\/app\.example\/api\/sign\/return\/[\w.-]+$/);
  expect(harness.gateway.session.start).toEqual({
    files: [
      { file_id: first?.id, description: "lease.pdf" },
      {
        file_id: second?.id,
        description: "annex.pdf",
        signature_position: { page: 1, x: 36, y: 700 },
      },
    ],
    redirect_success: back,
    redirect_failure: back,
  });
});

test("starting again gives the same answer, with the new token and with the old one", async () => {
  const token = await ready(lease);
  const first = await harness.start(token);
  for (const again of [token, first.body.token]) {
    const { status, body } = await harness.start(again, [{ document: 0, page: 1, x: 0, y: 0 }]);
    expect(status).toBe(200);
    expect(body.redirectUrl).toBe(first.body.redirectUrl);
    expect(body.session.id).toBe(first.body.session.id);
  }
  expect(harness.gateway.calls.filter((call) => call === "POST /sign")).toHaveLength(1);
});

test("a double click starts once", async () => {
  const token = await ready(lease);
  const answers = await Promise.all(Array.from({ length: 5 }, () => harness.start(token)));
  expect(new Set(answers.map(({ body }) => body.redirectUrl)).size).toBe(1);
  expect(harness.gateway.calls.filter((call) => call === "POST /sign")).toHaveLength(1);
  expect(harness.events.filter(({ type }) => type === "session.started")).toHaveLength(1);
});

test("another instance uses the link the gateway tells, or says that signing has started", async () => {
  const token = await ready(lease);
  const first = await harness.start(token);
  const other = createHarness({}, harness.gateway);
  const refused = await other.start(token);
  expect([refused.status, refused.body.error?.code]).toEqual([409, "already_started"]);
  harness.gateway.session.redirectUrl = first.body.redirectUrl;
  expect((await other.start(token)).body.redirectUrl).toBe(first.body.redirectUrl);
  expect(harness.gateway.calls.filter((call) => call === "POST /sign")).toHaveLength(1);
});

test("a session that has come to an end is not started again", async () => {
  const token = await ready(lease);
  for (const status of ["Finished", "Cancelled", "Failed", "Timeout"]) {
    harness.gateway.session.status = status;
    expect((await harness.start(token)).body.error?.code).toBe("already_started");
  }
});

test("a status word that was there from the beginning does not count as started", async () => {
  harness.gateway.next("POST /sessions", async (_url, init) => {
    const gateway = createFakeGateway();
    await gateway.fetch("https://gateway.example/api/v5/sessions/signing", init);
    harness.gateway.sessions.push({ ...gateway.session, status: "GeneratedLink" });
    return Response.json({ id: gateway.session.id, status: "GeneratedLink" });
  });
  const token = await ready(lease);
  expect((await harness.start(token)).status).toBe(200);
});

test("a start whose answer is lost is not sent again: what became of it is read", async () => {
  const token = await ready(lease);
  harness.gateway.next("POST /sign", async () => {
    harness.gateway.session.status = "GeneratedLink";
    harness.gateway.session.redirectUrl = "https://gateway.example/ui/1";
    throw new TypeError("fetch failed");
  });
  expect((await harness.start(token)).body.redirectUrl).toBe("https://gateway.example/ui/1");
  expect(harness.gateway.calls.filter((call) => call === "POST /sign")).toHaveLength(1);
});

test("a start that failed may be tried again", async () => {
  const token = await ready(lease);
  harness.gateway.next("POST /sign", new Response(null, { status: 503 }));
  const failed = await harness.start(token);
  expect([failed.status, failed.body.error?.code]).toEqual([503, "gateway_unavailable"]);
  expect((await harness.start(token)).status).toBe(200);
});

test("a place must be on a document of the session, one per document", async () => {
  const token = await ready(lease);
  const at = (document: number) => ({ document, page: 1, x: 0, y: 0 });
  for (const placements of [[at(1)], [at(0), at(0)]]) {
    const { status, body } = await harness.start(token, placements);
    expect([status, body.error?.code]).toEqual([422, "placement_invalid"]);
  }
  const { body } = await harness.start(token, [{ ...at(0), page: 0 }]);
  expect(body.error?.code).toBe("invalid_request");
});

/** A kit with one upload route under these rules. */
const under = (rules: Partial<Route>) =>
  createHarness({ routes: { upload: { authorize: () => ({}), ...rules } } });

/** What the gateway was told about the first document's place. */
const sentPlace = () =>
  JSON.stringify(harness.gateway.session.start).match(/"signature_position":(\{[^}]*\})/)?.[1];

test("where the route fixed the place, that is what is sent, and another one is refused", async () => {
  harness = under({ placement: { mode: "fixed", spots: [{ page: "last", x: 36, y: 700 }] } });
  const token = await ready(lease);
  const moved = await harness.start(token, [{ document: 0, page: 1, x: 37, y: 700 }]);
  expect([moved.status, moved.body.error?.code]).toEqual([422, "placement_invalid"]);
  expect(harness.gateway.calls).not.toContain("POST /sign");
  expect((await harness.start(token, [])).status).toBe(200);
  expect(sentPlace()).toBe(JSON.stringify({ page: 1, x: 36, y: 700 }));
});

test("where the vendor chooses, a place is refused, and none is sent", async () => {
  harness = under({ placement: { mode: "none" } });
  const token = await ready(lease);
  const placed = await harness.start(token, [{ document: 0, page: 1, x: 36, y: 700 }]);
  expect(placed.body.error?.code).toBe("placement_invalid");
  expect((await harness.start(token, [])).status).toBe(200);
  expect(sentPlace()).toBeUndefined();
});

test("a page that the document does not have is refused, since the kit has counted them", async () => {
  const token = await ready(lease);
  const { body } = await harness.start(token, [{ document: 0, page: 2, x: 0, y: 0 }]);
  expect(body.error?.code).toBe("placement_invalid");
});

test("where all must be read, a start without it is refused, and so is one that miscounts the pages", async () => {
  harness = under({ requireRead: true });
  const token = await ready(lease, annex);
  const read = async (...pages: number[]) => {
    const list = pages.map((count, document) => ({ document, pages: count }));
    const body = { placements: [], read: list };
    return (await harness.json<StartAnswer>("POST", paths.start, body, { token })).body.error?.code;
  };
  expect(await read()).toBe("not_read");
  expect(await read(1)).toBe("not_read");
  expect(await read(1, 2)).toBe("not_read");
  expect(await read(1, 1)).toBeUndefined();
});

test("a route with its own documents may decide for each session, and says so when it begins", async () => {
  const routes = {
    lease: defineRoute({
      authorize: () => ({ foot: 700 }),
      documents: () => [lease],
      placement: ({ grant }) => ({
        mode: "fixed",
        spots: [{ page: 1, x: 36, y: grant.foot }],
      }),
    }),
  };
  harness = createHarness({ routes });
  const { body } = await harness.create([], { route: "lease" });
  expect(body).toMatchObject({ placement: { mode: "fixed", spots: [{ x: 36, y: 700 }] } });
  await harness.start(body.token, []);
  expect(sentPlace()).toBe(JSON.stringify({ page: 1, x: 36, y: 700 }));
});

test("every announced document must be there", async () => {
  const { token } = (await harness.create([lease, annex])).body;
  const uploaded = await harness.upload(token, 0, lease.bytes);
  const { status, body } = await harness.start(uploaded.body.token);
  expect([status, body.error?.code]).toEqual([409, "document_missing"]);
});

test("the way back is the app's own, whatever a caller writes in Host or forwarded headers", async () => {
  const token = await ready(lease);
  const headers = {
    Host: "evil.example",
    "X-Forwarded-Host": "evil.example",
    Forwarded: "host=evil.example",
  };
  await harness.start(token, [], { headers });
  expect(JSON.stringify(harness.gateway.session)).not.toContain("evil.example");
});

test("the kit's own address can be given", async () => {
  harness = createHarness({ baseUrl: "https://api.example/kit" });
  const { headers } = await harness.start(await ready(lease));
  expect(harness.gateway.session.start?.redirect_success).toMatch(
    /^https:\/\/api\.example\/kit\/return\//,
  );
  expect(headers.get("set-cookie")).toContain("Path=/kit;");
  expect(page).toContain("https://app.example");
});
