import { RESUME_PARAMETER } from "@sign/protocol";
import { beforeEach, expect, test, vi } from "vitest";
import { app, createHarness, type Harness, page, pdfOf } from "../../test/harness";

vi.mock("@sign/verify", () => ({ verifyPdf: vi.fn() }));

const lease = { name: "lease.pdf", bytes: pdfOf("lease") };
let harness: Harness;
beforeEach(() => {
  harness = createHarness();
});

/** Where the gateway sends the person: the address of create or of start. */
const backFrom = (call: "create" | "start"): string =>
  new URL(String(harness.gateway.session[call]?.redirect_success)).pathname.slice(
    "/api/sign".length,
  );

/** Follows the way back; gives the page and the resume handle. */
async function comeBack(call: "create" | "start", cookie: string | null = null) {
  const answer = await harness.send("GET", backFrom(call), { cookie });
  const location = new URL(answer.headers.get("location") ?? "");
  const handle = new URLSearchParams(location.hash.slice(1)).get(RESUME_PARAMETER) ?? "";
  return { answer, location, handle };
}

test("the way back leads to the app's page with a handle in the fragment, and proves nothing", async () => {
  await harness.started(lease);
  const path = `${backFrom("start")}?error=access_denied&status=Finished`;
  const answer = await harness.send("GET", path);
  expect(answer.status).toBe(303);
  expect(answer.headers.get("location")).toMatch(
    /^https:\/\/app\.example\/leases\/4711\?tab=sign#sign-resume=[\w.-]+$/,
  );
  expect(answer.headers.get("referrer-policy")).toBe("no-referrer");
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(harness.gateway.calls.filter((call) => call === "GET /session")).toHaveLength(3);
});

test("the browser that began resumes as often as it likes, and may continue at BankID", async () => {
  const { body, cookie } = await harness.started(lease);
  for (const call of ["start", "create"] as const) {
    const { handle } = await comeBack(call, cookie);
    for (let time = 0; time < 3; time++) {
      const resumed = await harness.resume(handle, { cookie });
      expect(resumed.status).toBe(200);
      expect(resumed.body).toMatchObject({
        redirectUrl: body.redirectUrl,
        session: { id: body.session.id, status: "waiting" },
      });
      expect((await harness.read(resumed.body.token)).status).toBe(200);
    }
  }
  expect(harness.events).toContainEqual(
    expect.objectContaining({ type: "session.resumed", by: "cookie" }),
  );
});

test("another browser resumes once per session, by whichever handle, and then keeps its own cookie", async () => {
  await harness.started(lease);
  const first = await comeBack("start");
  const second = await comeBack("start");
  const resumed = await harness.resume(first.handle);
  expect(resumed.status).toBe(200);
  expect(resumed.body.redirectUrl).toBeNull();
  for (const handle of [first.handle, second.handle]) {
    const refused = await harness.resume(handle);
    expect([refused.status, refused.body.error?.code]).toEqual([410, "handle_used"]);
    expect((await harness.resume(handle, { cookie: resumed.cookie })).status).toBe(200);
  }
});

test("a browser that took up several sessions goes back to each of them, also after the newest", async () => {
  let cookie: string | null = null;
  const handles: string[] = [];
  for (let count = 0; count < 17; count++) {
    const started = await harness.started(lease);
    const resumed = await harness.resume(started.body.resume, { cookie });
    cookie = resumed.cookie;
    handles.push(started.body.resume);
  }
  for (const handle of [...handles, ...handles.reverse()]) {
    const resumed = await harness.resume(handle, { cookie });
    expect(resumed.status).toBe(200);
    cookie = resumed.cookie;
  }
});

test("the handle of the start finds the session and the link again after the page was left", async () => {
  const { body, cookie } = await harness.started(lease);
  const resumed = await harness.resume(body.resume, { cookie });
  expect(resumed.body.redirectUrl).toBe(body.redirectUrl);
  const elsewhere = await harness.resume(body.resume);
  expect(elsewhere.body.redirectUrl).toBe(body.redirectUrl);
});

test("several instances share what was used through the integrator's store", async () => {
  const claimed = new Set<string>();
  const onceStore = {
    async claim(key: string) {
      const isNew = !claimed.has(key);
      claimed.add(key);
      return isNew;
    },
  };
  harness = createHarness({ onceStore });
  const { body } = await harness.started(lease);
  const other = createHarness({ onceStore }, harness.gateway);
  expect((await harness.resume(body.resume)).status).toBe(200);
  expect((await other.resume(body.resume)).body.error?.code).toBe("handle_used");
});

test("the address given on create knows the session through the browser only", async () => {
  await harness.started(lease);
  const stranger = await comeBack("create");
  const refused = await harness.resume(stranger.handle);
  expect([refused.status, refused.body.error?.code]).toEqual([410, "handle_used"]);
});

test("a browser's cookie of another session is of no use", async () => {
  const first = await harness.started(lease);
  await harness.started(lease);
  const { handle } = await comeBack("start", first.cookie);
  await harness.resume(handle);
  expect((await harness.resume(handle, { cookie: first.cookie })).body.error?.code).toBe(
    "handle_used",
  );
  const created = await comeBack("create", first.cookie);
  expect((await harness.resume(created.handle, { cookie: first.cookie })).status).toBe(410);
});

test("a handle must be ours, of this purpose, and not too old", async () => {
  const { body, cookie } = await harness.started(lease);
  const back = backFrom("start").split("/").at(-1) ?? "";
  for (const wrong of ["x", body.token, back, `${body.resume}x`]) {
    const refused = await harness.resume(wrong, { cookie });
    expect([refused.status, refused.body.error?.code]).toEqual([401, "handle_invalid"]);
  }
  harness.now += 48 * 3_600_000;
  const expired = await harness.resume(body.resume, { cookie });
  expect([expired.status, expired.body.error?.code]).toEqual([410, "handle_expired"]);
});

test("a return after everything has expired still finds the page, which is told so", async () => {
  await harness.started(lease);
  harness.now += 48 * 3_600_000;
  const { answer, location, handle } = await comeBack("start");
  expect([answer.status, location.origin]).toEqual([303, app]);
  expect((await harness.resume(handle)).body.error?.code).toBe("handle_expired");
});

test("a return handle that is not ours leads nowhere", async () => {
  const { body } = await harness.started(lease);
  for (const handle of ["x", body.token, body.resume]) {
    const answer = await harness.json("GET", `/return/${handle}`);
    expect([answer.status, answer.body.error?.code]).toEqual([401, "handle_invalid"]);
    expect(answer.headers.get("location")).toBeNull();
  }
});

test("an origin that is no longer allowed is not returned to", async () => {
  await harness.started(lease);
  const moved = createHarness({ appOrigins: ["https://new.example"] }, harness.gateway);
  const answer = await moved.json("GET", backFrom("start"));
  expect([answer.status, answer.body.error?.code]).toEqual([400, "return_not_allowed"]);
});

test("a session with more documents than a cookie holds is carried by its handles", async () => {
  const limits = { maxDocuments: 30 };
  harness = createHarness({ routes: { upload: { authorize: () => ({}), limits } } });
  const many = Array.from({ length: 30 }, (_, at) => ({
    name: `vedlegg ${at} til leiekontrakten for Storgata 1.pdf`,
    bytes: lease.bytes,
  }));
  const { body, cookie } = await harness.started(...many);
  expect(cookie?.length).toBeLessThan(4_000);
  const { handle } = await comeBack("start", cookie);
  for (let time = 0; time < 2; time++) {
    const resumed = await harness.resume(handle, { cookie });
    expect(resumed.body.session.documents).toHaveLength(30);
    expect(resumed.body.redirectUrl).toBe(body.redirectUrl);
  }
  expect(page).toContain("/leases/4711");
});

test("the largest session there can be is resumed like any other", async () => {
  const random = () => crypto.randomUUID();
  const authorize = () => ({ granted: random().repeat(56).slice(0, 2030) });
  harness = createHarness({ routes: { upload: { authorize, limits: { maxDocuments: 30 } } } });
  const documents = Array.from({ length: 30 }, () => ({
    name: `${random().repeat(3)}.pdf`,
    bytes: lease.bytes,
  }));
  const returnTo = `${app}/${random().repeat(56)}`;
  let { token } = (await harness.create(documents, { returnTo })).body;
  for (const [index, { bytes }] of documents.entries()) {
    token = (await harness.upload(token, index, bytes)).body.token;
  }
  const { body, cookie } = await harness.start(token);
  expect((await harness.resume(body.resume, { cookie })).status).toBe(200);
  expect((await harness.resume((await comeBack("start")).handle)).status).toBe(200);
});
