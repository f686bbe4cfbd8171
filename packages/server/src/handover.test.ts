import { documentPath } from "@sign/protocol";
import { createAuthority, createSimulator, testUsers } from "@sign/simulator";
import { beforeAll, expect, expectTypeOf, test, vi } from "vitest";
import * as z from "zod";
import { createHarness, type Harness, pdfOf, secrets } from "../test/harness";
import { type AuditEntry, defineRoute, type SignedSession, type SigningBegun } from "./index";
import type { Route } from "./route";

/* Real signatures by the simulator; what happens between "the evidence is good" and "the person is told so". */

const lease = { name: "Leieavtale æøå.pdf", bytes: pdfOf("lease") };
const annex = { name: "annex.pdf", bytes: pdfOf("annex, which is longer") };
const [aksel] = testUsers;
let authority: Awaited<ReturnType<typeof createAuthority>>;
beforeAll(async () => {
  authority = await createAuthority();
});

type Told = SignedSession<unknown, object>;

function connect(rules: Partial<Route>) {
  const simulator = createSimulator({ authority });
  const { baseUrl, productKeys, fetch } = simulator;
  const instance = (): Harness => {
    const harness = createHarness({
      zignsec: { environment: { baseUrl }, productKey: productKeys, fetch },
      trust: { anchors: authority.anchors },
      routes: { upload: { authorize: () => ({ user: 7 }), ...rules } },
    });
    harness.now = Date.now();
    return harness;
  };
  return { simulator, instance };
}

async function signed(
  { simulator, instance }: ReturnType<typeof connect>,
  documents: readonly { name: string; bytes: Uint8Array }[] = [lease],
) {
  const harness = instance();
  const { token, redirectUrl, session } = (await harness.started(...documents)).body;
  await simulator.signAs(redirectUrl, aksel);
  return { harness, token, id: session.id };
}

async function later(harness: Harness, token: string) {
  harness.now += 2_000;
  return (await harness.read(token)).body.session;
}

/** A promise that is resolved from outside. */
function gate<Value>() {
  let resolve: (value: Value) => void = () => {};
  const promise = new Promise<Value>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

const typesOf = (harness: Harness) => harness.events.map(({ type }) => type);

test("the route is handed the signed files, each with its evidence, before the person is told signed", async () => {
  const seen: Record<string, unknown>[] = [];
  const onSigned = vi.fn(async ({ documents, signal: _, ...session }: Told) => {
    for (const { bytes, ...document } of documents) {
      seen.push({ ...session, ...document, bytes: await bytes() });
    }
  });
  const run = connect({
    input: z.object({ leaseId: z.number(), due: z.coerce.date() }),
    onSigned,
  });
  const harness = run.instance();
  const input = { leaseId: 4711, due: "2026-12-24" };
  let { token, session } = (await harness.create([lease, annex], { input })).body;
  token = (await harness.upload(token, 0, lease.bytes)).body.token;
  token = (await harness.upload(token, 1, annex.bytes)).body.token;
  const started = await harness.start(token);
  await run.simulator.signAs(started.body.redirectUrl, aksel);
  expect((await later(harness, started.body.token)).status).toBe("signed");

  expect(onSigned).toHaveBeenCalledOnce();
  const common = {
    session: session.id,
    route: "upload",
    locale: "nb",
    input: { leaseId: 4711, due: new Date("2026-12-24") },
    grant: { user: 7 },
    audit: { length: 4, hash: harness.audit[3]?.hash },
  };
  expect(seen).toEqual(
    [lease, annex].map(({ name }, index) => ({
      ...common,
      index,
      name,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      report: expect.objectContaining({ verdict: "passed", original: "exact-prefix" }),
      signers: [expect.objectContaining({ familyName: "Herseth", nationalNumber: "•".repeat(11) })],
      bytes: expect.any(Uint8Array),
    })),
  );
  for (const [index, { bytes }] of seen.entries()) {
    const answer = await harness.send("GET", documentPath(index, "signed"), {
      token: started.body.token,
    });
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes);
  }
  const order = typesOf(harness).slice(-3);
  expect(order).toEqual(["documents.taken", "status.changed", "session.settled"]);
});

test("until it has them the person is told finalizing, and a failure is offered again with the same key", async () => {
  const keys: string[] = [];
  const run = connect({
    onSigned({ session }) {
      keys.push(session);
      if (keys.length < 3) throw new Error("the store is down");
    },
  });
  const { harness, token, id } = await signed(run);
  expect((await later(harness, token)).status).toBe("finalizing");
  expect((await later(harness, token)).status).toBe("finalizing");
  expect(typesOf(harness)).not.toContain("session.settled");
  expect(await later(harness, token)).toMatchObject({ status: "signed", nextPollMs: null });
  expect(keys).toEqual([id, id, id]);
  const failures = harness.events.filter(({ type }) => type === "hook.failed");
  expect(failures).toEqual([
    expect.objectContaining({ hook: "onSigned", reason: "thrown", sessionId: id }),
    expect.objectContaining({ hook: "onSigned", reason: "thrown", sessionId: id }),
  ]);
  expect(harness.errors).toEqual([new Error("the store is down"), new Error("the store is down")]);
  await later(harness, token);
  expect(keys).toHaveLength(3);
});

test("a slow one is waited for without holding up the answer, and called once however many ask", async () => {
  const store = gate<void>();
  const onSigned = vi.fn(() => store.promise);
  const { harness, token } = await signed(connect({ onSigned }));
  const both = await Promise.all([later(harness, token), later(harness, token)]);
  expect(both.map(({ status }) => status)).toEqual(["finalizing", "finalizing"]);
  expect((await later(harness, token)).status).toBe("finalizing");
  expect(onSigned).toHaveBeenCalledOnce();
  store.resolve();
  expect((await later(harness, token)).status).toBe("signed");
  expect(onSigned).toHaveBeenCalledOnce();
});

test("the one who asked may be gone: the call goes on", async () => {
  const store = gate<void>();
  const called = gate<AbortSignal>();
  const onSigned = vi.fn(({ signal }: Told) => {
    called.resolve(signal);
    return store.promise;
  });
  const { harness, token } = await signed(connect({ onSigned }));
  harness.now += 2_000;
  const leaving = new AbortController();
  const headers = { Authorization: `Bearer ${token}` };
  const request = harness.server.request("/api/sign/session", { headers, signal: leaving.signal });
  const signal = await called.promise;
  leaving.abort();
  expect((await request).status).toBe(499);
  expect(signal.aborted).toBe(false);
  store.resolve();
  expect((await later(harness, token)).status).toBe("signed");
  expect(onSigned).toHaveBeenCalledOnce();
});

test("one that never comes back is given up at its deadline and called anew", async () => {
  const signals: AbortSignal[] = [];
  const onSigned = ({ signal }: Told) => {
    signals.push(signal);
    return signals.length === 1 ? new Promise(() => {}) : null;
  };
  const { harness, token } = await signed(connect({ onSigned, onSignedTimeoutMs: 30 }));
  expect((await later(harness, token)).status).toBe("finalizing");
  expect(signals[0]?.aborted).toBe(true);
  expect(harness.events).toContainEqual(
    expect.objectContaining({ type: "hook.failed", reason: "deadline" }),
  );
  expect((await later(harness, token)).status).toBe("signed");
  expect(signals).toHaveLength(2);
});

test("each instance that takes the result in calls it, with the same key, also after a restart in the middle", async () => {
  const keys: string[] = [];
  const run = connect({
    onSigned({ session }) {
      keys.push(session);
      return keys.length === 1 ? new Promise(() => {}) : null;
    },
  });
  const { harness, token, id } = await signed(run);
  expect((await later(harness, token)).status).toBe("finalizing");
  const [second, third] = [run.instance(), run.instance()];
  expect((await later(second, token)).status).toBe("signed");
  expect((await later(third, token)).status).toBe("signed");
  expect(keys).toEqual([id, id, id]);
});

test("who did not sign, or not well enough, is not handed over", async () => {
  const onSigned = vi.fn();
  const rejecting = connect({ onSigned, acceptSigner: ({ document }) => document.index === 0 });
  const { harness, token } = await signed(rejecting, [lease, annex]);
  expect((await later(harness, token)).status).toBe("rejected");
  const cancelling = connect({ onSigned });
  const other = cancelling.instance();
  const { body } = await other.started(lease);
  await cancelling.simulator.cancelAt(body.redirectUrl);
  expect((await later(other, body.token)).status).toBe("cancelled");
  expect(onSigned).not.toHaveBeenCalled();
});

test("bytes that are not those that were verified are not handed over", async () => {
  let attempts = 0;
  const run = connect({
    async onSigned({ documents }) {
      if (++attempts === 1) run.simulator.once("download", "wrong-md5");
      for (const document of documents) await document.bytes();
    },
  });
  const { harness, token } = await signed(run);
  expect((await later(harness, token)).status).toBe("finalizing");
  expect(harness.errors).toEqual([expect.objectContaining({ code: "download_corrupted" })]);
  expect((await later(harness, token)).status).toBe("signed");
});

test("settling from the server needs nobody to come back, on any instance that shares the secrets", async () => {
  const handles: SigningBegun<unknown, object>[] = [];
  const onSigned = vi.fn();
  const run = connect({ onStarted: (begun) => handles.push(begun), onSigned });
  const harness = run.instance();
  const { redirectUrl, session } = (await harness.started(lease)).body;
  const [begun] = handles;
  const handle = begun?.settleHandle ?? "";
  expect(begun).toMatchObject({
    session: session.id,
    route: "upload",
    locale: "nb",
    grant: { user: 7 },
    expiresAt: session.expiresAt,
  });
  const sweep = run.instance();
  const standing = { session: session.id, route: "upload", code: null };
  expect(await sweep.sign.settle(handle)).toEqual({ ...standing, status: "waiting" });
  await run.simulator.signAs(redirectUrl, aksel);
  expect(await sweep.sign.settle(handle)).toEqual({ ...standing, status: "signed" });
  expect(onSigned).toHaveBeenCalledOnce();
  expect(await sweep.sign.settle(handle)).toEqual({ ...standing, status: "signed" });
  expect(onSigned).toHaveBeenCalledOnce();
  expect(sweep.events).toContainEqual(
    expect.objectContaining({ type: "session.settled", sessionId: session.id, route: "upload" }),
  );
});

test("a webhook is enough: the integrator hears of it and settles, and nobody has to ask", async () => {
  const handles = new Map<string, string>();
  const settling: Promise<unknown>[] = [];
  const onSigned = vi.fn();
  const webhookSecret = "a webhook secret of a test";
  const simulator = createSimulator({
    authority,
    webhookSecret,
    fetch: async (url, init) => harness.server.request(new URL(url).pathname, init),
  });
  const { baseUrl, productKeys, fetch } = simulator;
  const harness: Harness = createHarness({
    zignsec: { environment: { baseUrl }, productKey: productKeys, fetch, webhookSecret },
    trust: { anchors: authority.anchors },
    routes: {
      upload: {
        authorize: () => ({}),
        onStarted: ({ session, settleHandle }) => handles.set(session, settleHandle),
        onSigned,
      },
    },
    onEvent({ type, sessionId }) {
      const handle = type === "webhook.received" && handles.get(sessionId ?? "");
      if (handle) settling.push(harness.sign.settle(handle));
    },
  });
  harness.now = Date.now();
  const { redirectUrl, session } = (await harness.started(lease)).body;
  await simulator.signAs(redirectUrl, aksel);
  await simulator.idle();
  const settled = await Promise.all(settling);
  expect(settled.at(-1)).toEqual({
    session: session.id,
    route: "upload",
    status: "signed",
    code: null,
  });
  expect(onSigned).toHaveBeenCalledOnce();
});

test("settling waits for a slow hook, and says finalizing when it fails", async () => {
  let handle = "";
  let calls = 0;
  const run = connect({
    onStarted: ({ settleHandle }) => {
      handle = settleHandle;
    },
    async onSigned() {
      calls++;
      await new Promise((resolve) => setTimeout(resolve, 1_200));
      if (calls === 1) throw new Error("the store is down");
    },
  });
  const { harness } = await signed(run);
  expect(await harness.sign.settle(handle)).toMatchObject({ status: "finalizing" });
  expect(await harness.sign.settle(handle)).toMatchObject({ status: "signed" });
  expect(calls).toBe(2);
});

test("a settle handle is for settling only, and only the kit's own are taken", async () => {
  let handle = "";
  const run = connect({
    onStarted: ({ settleHandle }) => {
      handle = settleHandle;
    },
  });
  const { harness, token } = await signed(run);
  expect((await harness.read(handle)).body.error?.code).toBe("token_invalid");
  expect((await harness.resume(handle)).body.error?.code).toBe("handle_invalid");
  expect((await harness.send("GET", `/return/${handle}`)).status).toBe(401);
  for (const wrong of [token, "", "x", `${handle}x`, "x".repeat(20_000)]) {
    await expect(harness.sign.settle(wrong)).rejects.toMatchObject({ code: "handle_invalid" });
  }
  harness.now += 48 * 3_600_000;
  await expect(harness.sign.settle(handle)).rejects.toMatchObject({ code: "handle_expired" });
  const stranger = createHarness({ secrets: [`${secrets[0]} but another`] });
  await expect(stranger.sign.settle(handle)).rejects.toMatchObject({ code: "handle_invalid" });
});

test("nobody is sent to BankID before the session is known, and asking again is no second start", async () => {
  let calls = 0;
  const run = connect({
    onStarted() {
      if (++calls === 1) throw new Error("the store is down");
    },
  });
  const harness = run.instance();
  const failed = await harness.started(lease);
  expect([failed.status, failed.body.error?.code]).toEqual([500, "internal"]);
  expect(harness.events).toContainEqual(
    expect.objectContaining({ type: "hook.failed", hook: "onStarted", reason: "thrown" }),
  );
  let { token } = (await harness.create([lease])).body;
  ({ token } = (await harness.upload(token, 0, lease.bytes)).body);
  calls = 0;
  expect((await harness.start(token)).status).toBe(500);
  expect((await harness.start(token)).status).toBe(200);
  expect(typesOf(harness).filter((type) => type === "session.started")).toHaveLength(2);
});

test("input that has to travel is bounded; elsewhere it is not", async () => {
  const input = z.object({ text: z.string() });
  const long = { input: { text: "x".repeat(2_000) } };
  const telling = connect({ input, onSigned() {} }).instance();
  expect((await telling.create([lease], long)).body.error?.code).toBe("invalid_request");
  expect((await connect({ input }).instance().create([lease], long)).status).toBe(201);
});

test("the record of a signed session holds, with digests in and out and of the signer's name the first letters", async () => {
  const { harness, token } = await signed(connect({}));
  await later(harness, token);
  const last: AuditEntry | undefined = harness.audit.at(-1);
  const file = await harness.send("GET", documentPath(0, "signed"), { token });
  const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  expect(last).toMatchObject({
    type: "session.settled",
    seq: 3,
    data: {
      status: "signed",
      documents: [
        {
          signedSha256: Buffer.from(digest).toString("hex"),
          verdict: "passed",
          original: "exact-prefix",
          code: null,
          signatures: [{ signer: "A••• H•••", level: "B-LTA", trust: "trusted" }],
        },
      ],
    },
  });
  const told = harness.events.find(({ type }) => type === "session.settled");
  expect(told).toMatchObject({ auditHead: last?.hash });
});

test("types flow from input and authorize into the hooks", () => {
  defineRoute({
    input: z.object({ leaseId: z.number() }),
    authorize: () => ({ tenant: "t" }),
    subject: ({ grant }) => grant.tenant,
    onStarted({ input, settleHandle }) {
      expectTypeOf(input).toEqualTypeOf<{ leaseId: number }>();
      expectTypeOf(settleHandle).toBeString();
    },
    onSigned({ input, grant, documents }) {
      expectTypeOf(input).toEqualTypeOf<{ leaseId: number }>();
      expectTypeOf(grant).toEqualTypeOf<{ tenant: string }>();
      for (const { bytes } of documents) {
        expectTypeOf(bytes).returns.resolves.toEqualTypeOf<Uint8Array<ArrayBuffer>>();
      }
    },
  });
  expect(() => connect({ onSignedTimeoutMs: 0 }).instance()).toThrow(TypeError);
});
