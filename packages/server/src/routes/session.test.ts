import { verifyPdf } from "@sign/verify";
import { beforeEach, expect, test, vi } from "vitest";
import { fakeFile } from "../../test/fake-gateway";
import { createHarness, type Harness, pdfOf } from "../../test/harness";
import { reportOn, signedFrom } from "../../test/reports";

vi.mock("@sign/verify", () => ({ verifyPdf: vi.fn() }));

const lease = { name: "lease.pdf", bytes: pdfOf("lease") };
const annex = { name: "annex.pdf", bytes: pdfOf("annex, which is longer") };
let harness: Harness;
beforeEach(() => {
  harness = createHarness();
  vi.mocked(verifyPdf)
    .mockReset()
    .mockImplementation(async (bytes) => reportOn(bytes));
});

const reads = () => harness.gateway.calls.filter((call) => call === "GET /session").length;
const settled = () => harness.events.filter(({ type }) => type === "session.settled");
const signedLease = fakeFile("s1", "lease.pdf", signedFrom(lease.bytes));

async function waiting(...documents: readonly { name: string; bytes: Uint8Array }[]) {
  const { token } = (await harness.started(...documents)).body;
  return token;
}

async function later(token: string, ms = 2_000) {
  harness.now += ms;
  return (await harness.read(token)).body;
}

test("before the start a session is being prepared, and the gateway is not asked", async () => {
  const { token } = (await harness.create([lease])).body;
  expect((await harness.read(token)).body.session.status).toBe("preparing");
  expect(harness.gateway.calls).toEqual(["POST /sessions"]);
});

test("it waits as long as the gateway's word is not an end, whatever the word", async () => {
  const token = await waiting(lease);
  for (const status of ["GeneratedLink", "Pending", "SomethingNew", "GeneralError", "created"]) {
    harness.gateway.session.status = status;
    expect((await later(token)).session).toMatchObject({ status: "waiting", error: null });
  }
});

test("ends without a signature are told with why, once, and then known", async () => {
  const cases = [
    ["Cancelled", [{ code: "CANCELLED_BY_USER" }], "cancelled", "cancelled_by_signer"],
    ["canceled", [], "cancelled", "cancelled_by_signer"],
    ["Failed", [{ code: "CANCELLED_BY_USER" }], "cancelled", "cancelled_by_signer"],
    ["TimeOut", [{ code: "TIMEOUT" }], "expired", "session_expired"],
    ["Failed", [{ code: "TIMEOUT" }], "expired", "session_expired"],
    ["Failed", [{ code: "COMMUNICATION_ERROR" }], "failed", "signing_failed"],
    ["Failed", [], "failed", "signing_failed"],
  ] as const;
  for (const [word, errors, status, code] of cases) {
    harness = createHarness();
    const token = await waiting(lease);
    Object.assign(harness.gateway.session, { status: word, errors });
    const { session } = await later(token, 60_000);
    expect(session).toMatchObject({ status, nextPollMs: null, error: { code, retryable: false } });
    const before = reads();
    await later(token);
    expect(reads()).toBe(before);
    expect(settled()).toEqual([expect.objectContaining({ status, code, durationMs: 60_000 })]);
  }
});

test("any number of readers at the same time is one read of the gateway", async () => {
  const token = await waiting(lease);
  const before = reads();
  harness.now += 2_000;
  await Promise.all(Array.from({ length: 100 }, () => harness.read(token)));
  expect(reads()).toBe(before + 1);
});

test("the pace slows down with the time the person takes", async () => {
  const token = await waiting(lease);
  const paces = [];
  for (const ms of [0, 60_000, 240_000, 3_600_000]) {
    paces.push((await later(token, ms)).session.nextPollMs);
  }
  expect(paces).toEqual([2_000, 2_600, 5_000, 10_000]);
});

test("after two hours it is over, unless the gateway says otherwise after all", async () => {
  const token = await waiting(lease);
  expect((await later(token, 7_199_000)).session.status).toBe("waiting");
  expect((await later(token, 2_000)).session).toMatchObject({
    status: "expired",
    error: { code: "session_expired" },
  });
  expect(settled()).toEqual([]);
  Object.assign(harness.gateway.session, { status: "Finished", signedFiles: [signedLease] });
  expect((await later(token)).session.status).toBe("signed");
});

test("a fault of the gateway is told as such and is never an end", async () => {
  const faults: [Response, number, string][] = [
    [new Response(null, { status: 500 }), 503, "gateway_unavailable"],
    [new Response("<html>"), 502, "gateway_malformed"],
    [new Response(null, { status: 401 }), 502, "gateway_unauthorized"],
  ];
  const token = await waiting(lease);
  for (const [answer, status, code] of faults) {
    harness.gateway.next("GET /session", answer);
    harness.now += 2_000;
    const told = await harness.read(token);
    expect([told.status, told.body.error?.code]).toEqual([status, code]);
    expect((await later(token)).session.status).toBe("waiting");
  }
  expect(settled()).toEqual([]);
});

test("a session the gateway has deleted is gone", async () => {
  const token = await waiting(lease);
  for (const status of [404, 410]) {
    harness.gateway.next("GET /session", new Response(null, { status }));
    harness.now += 2_000;
    const told = await harness.read(token);
    expect([told.status, told.body.error?.code]).toEqual([410, "session_gone"]);
  }
});

test("what the integrator's own rules throw is an internal error and no end", async () => {
  const acceptSigner = () => {
    throw new Error("the database is down");
  };
  harness = createHarness({ routes: { upload: { authorize: () => ({}), acceptSigner } } });
  const token = await waiting(lease);
  Object.assign(harness.gateway.session, { status: "Finished", signedFiles: [signedLease] });
  harness.now += 2_000;
  const told = await harness.read(token);
  expect([told.status, told.body.error?.code]).toEqual([500, "internal"]);
  expect(JSON.stringify(told.body)).not.toContain("database");
  expect(harness.errors).toEqual([new Error("the database is down")]);
});

test("a token must be ours, of this purpose, and not too old", async () => {
  const { token, resume } = (await harness.started(lease)).body;
  const missing = await harness.json("GET", "/session");
  expect([missing.status, missing.headers.get("www-authenticate")]).toEqual([401, "Bearer"]);
  for (const wrong of ["x", `${token}x`, resume, "a.b.c.d.e"]) {
    expect((await harness.read(wrong)).body.error?.code).toBe("token_invalid");
  }
  const rotated = createHarness(
    {
      secrets: [
        "another secret that is also long enough",
        "a secret of a test that is long enough to be one",
      ],
    },
    harness.gateway,
  );
  expect((await rotated.read(token)).status).toBe(200);
  const replaced = createHarness(
    { secrets: ["another secret that is also long enough"] },
    harness.gateway,
  );
  expect((await replaced.read(token)).body.error?.code).toBe("token_invalid");
  harness.now += 48 * 3_600_000;
  expect((await harness.read(token)).body.error?.code).toBe("token_expired");
});

test("a token speaks for its own session only", async () => {
  const first = (await harness.started(lease)).body;
  const second = (await harness.started(annex)).body;
  expect((await later(first.token)).session.id).toBe(first.session.id);
  expect((await later(second.token)).session.id).toBe(second.session.id);
});

test("a listener that throws or rejects disturbs nothing, and a route hears its own sessions", async () => {
  const heard: string[] = [];
  harness = createHarness({
    routes: {
      upload: { authorize: () => ({}), onEvent: ({ type }) => heard.push(type) },
      other: { authorize: () => ({}), onEvent: () => heard.push("never") },
    },
    onEvent: () => {
      throw new Error("listener");
    },
  });
  const token = await waiting(lease);
  Object.assign(harness.gateway.session, { status: "Finished", signedFiles: [signedLease] });
  expect((await later(token)).session.status).toBe("signed");
  expect(heard).toEqual([
    "session.created",
    "document.uploaded",
    "session.started",
    "document.verified",
    "status.changed",
    "session.settled",
  ]);
  harness = createHarness({ onEvent: () => Promise.reject(new Error("listener")) });
  expect((await harness.create([lease])).status).toBe(201);
});
