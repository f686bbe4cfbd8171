import {
  documentPath,
  type ErrorCode,
  RESUME_PARAMETER,
  type VerificationReport,
} from "@sign/protocol";
import {
  createAuthority,
  createSimulator,
  type Simulator,
  type TestUser,
  testUsers,
} from "@sign/simulator";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { createHarness, type Harness, page, pdfOf } from "../test/harness";
import type { SignServerOptions } from "./index";

/*
 * The whole way with nothing in between replaced: the simulator knows none of the kit's code, the signed PDFs are real, and the kit
 * verifies them.
 */

const lease = { name: "Leieavtale æøå.pdf", bytes: pdfOf("lease") };
const annex = { name: "annex.pdf", bytes: pdfOf("annex", 300_000) };
const [aksel] = testUsers;
const webhookSecret = "a webhook secret of a test";
let authority: Awaited<ReturnType<typeof createAuthority>>;
let simulator: Simulator;
let harness: Harness;

beforeAll(async () => {
  authority = await createAuthority();
});

async function connect(options: Partial<SignServerOptions> = {}): Promise<void> {
  simulator = createSimulator({
    authority,
    webhookSecret,
    fetch: async (url, init) => harness.server.request(new URL(url).pathname, init),
  });
  const { baseUrl, productKeys, fetch } = simulator;
  harness = createHarness({
    zignsec: { environment: { baseUrl }, productKey: productKeys, fetch, webhookSecret },
    trust: { anchors: await simulator.anchors },
    ...options,
  });
  harness.now = Date.now();
}
beforeEach(() => connect());

async function read(token: string) {
  harness.now += 2_000;
  return harness.read(token);
}

/** Follows the address where the person was left; gives the resume handle the app's page gets. */
async function comeBack(left: string): Promise<string> {
  const answer = await harness.server.request(new URL(left).pathname);
  const location = new URL(answer.headers.get("location") ?? "");
  expect(location.href.split("#")[0]).toBe(page);
  return new URLSearchParams(location.hash.slice(1)).get(RESUME_PARAMETER) ?? "";
}

async function signed(
  documents: readonly { name: string; bytes: Uint8Array }[] = [lease],
  user: TestUser = aksel,
) {
  const { body } = await harness.started(...documents);
  const left = await simulator.signAs(body.redirectUrl, user);
  return { token: body.token, left };
}

test("one document: uploaded, signed at BankID, taken up again in another browser, verified, saved", async () => {
  const { left } = await signed();
  const resumed = await harness.resume(await comeBack(left));
  const { token } = resumed.body;
  const { session } = (await read(token)).body;
  expect(session).toMatchObject({
    status: "signed",
    error: null,
    documents: [{ status: "signed", name: lease.name, signer: expect.stringContaining("Herseth") }],
  });
  const path = documentPath(0, "report");
  const report = await harness.json<VerificationReport>("GET", path, undefined, { token });
  expect(report.body).toMatchObject({
    verdict: "passed",
    original: "exact-prefix",
    signatures: [{ integrity: "intact", level: "B-LTA", trust: { status: "trusted" } }],
  });
  const answer = await harness.send("GET", documentPath(0, "signed"), { token });
  const bytes = new Uint8Array(await answer.arrayBuffer());
  expect(bytes.length).toBeGreaterThan(lease.bytes.length);
  expect(bytes.slice(0, lease.bytes.length)).toEqual(lease.bytes);
});

test("two documents are signed in one go, each with its own evidence", async () => {
  const { token } = await signed([lease, annex]);
  const { session } = (await read(token)).body;
  expect(session.status).toBe("signed");
  expect(session.documents.map(({ status }) => status)).toEqual(["signed", "signed"]);
  const seals = harness.events.filter(({ type }) => type === "document.verified");
  expect(seals).toHaveLength(2);
});

test("the gateway's webhook brings the end without waiting", async () => {
  const { body } = await harness.started(lease);
  expect((await harness.read(body.token)).body.session.status).toBe("waiting");
  await simulator.cancelAt(body.redirectUrl);
  await simulator.idle();
  const { session } = (await harness.read(body.token)).body;
  expect(session).toMatchObject({ status: "cancelled", error: { code: "cancelled_by_signer" } });
  expect(harness.events).toContainEqual(expect.objectContaining({ type: "webhook.received" }));
});

test("whoever signs, the route decides whether it was the one who was asked", async () => {
  await connect({
    routes: {
      upload: {
        authorize: () => ({}),
        acceptSigner: ({ signers }) => signers.some(({ familyName }) => familyName === "Herseth"),
      },
    },
  });
  expect((await read((await signed()).token)).body.session.status).toBe("signed");
  const { token } = await signed([lease], testUsers[2]);
  const { session } = (await read(token)).body;
  expect(session).toMatchObject({ status: "rejected", error: { code: "signer_rejected" } });
});

test("the issuer must be one of the roots, when there are any", async () => {
  const stranger = await createAuthority();
  await connect({ trust: { anchors: stranger.anchors } });
  const { session } = (await read((await signed()).token)).body;
  expect(session).toMatchObject({ status: "rejected", error: { code: "signature_rejected" } });
  await connect({ trust: { anchors: [] } });
  expect((await read((await signed()).token)).body.session.status).toBe("signed");
});

test("each way it can go wrong ends in its own words", async () => {
  const ends = {
    cancel: ["cancelled", "cancelled_by_signer"],
    fail: ["failed", "signing_failed"],
    timeout: ["expired", "session_expired"],
    "tampered-file": ["rejected", "signature_rejected"],
  } as const;
  for (const [scenario, [status, code]] of Object.entries(ends)) {
    await connect();
    simulator.use(scenario as keyof typeof ends);
    const { body } = await harness.started(lease);
    await simulator.signAs(body.redirectUrl).catch(() => null);
    const { session } = (await read(body.token)).body;
    expect([session.status, session.error?.code], scenario).toEqual([status, code]);
  }
});

test("a wrong checksum is given five chances, missing files ten minutes", async () => {
  simulator.use("wrong-md5");
  const wrong = (await signed()).token;
  const statuses = [];
  for (let time = 0; time < 5; time++) {
    statuses.push((await read(wrong)).body.session.status);
    harness.now += 40_000;
  }
  expect(statuses).toEqual([...Array(4).fill("finalizing"), "rejected"]);
  await connect();
  simulator.use("finished-without-files");
  const missing = (await signed()).token;
  expect((await read(missing)).body.session.status).toBe("finalizing");
  harness.now += 600_000;
  expect((await read(missing)).body.session.error?.code).toBe("result_incomplete");
});

test("a gateway in trouble is told as such, and the session goes on afterwards", async () => {
  const { body } = await harness.started(lease);
  const troubles = {
    "server-error": "gateway_unavailable",
    malformed: "gateway_malformed",
  } as const satisfies Record<string, ErrorCode>;
  for (const [scenario, code] of Object.entries(troubles)) {
    simulator.use(scenario as keyof typeof troubles);
    expect((await read(body.token)).body.error?.code).toBe(code);
  }
  simulator.use(null);
  expect((await read(body.token)).body.session.status).toBe("waiting");
});

test("with the first key refused everything goes through with the second", async () => {
  simulator.use("first-key-refused");
  const { token } = await signed();
  expect((await read(token)).body.session.status).toBe("signed");
  const switches = harness.events.filter(({ type }) => type === "key.switched");
  expect(switches).toEqual([expect.objectContaining({ key: "secondary" })]);
});

test("after 48 hours the gateway has nothing left", async () => {
  const { token } = await signed();
  simulator.use("expired");
  expect((await read(token)).body.error?.code).toBe("session_gone");
});

test("a national number is in the signed file, and nowhere else", async () => {
  const seen: string[] = [];
  const { fetch } = harness.server;
  harness.server.fetch = async (...request) => {
    const answer = await fetch(...request);
    const isPdf = answer.headers.get("content-type") === "application/pdf";
    seen.push(JSON.stringify([...answer.headers]), isPdf ? "" : await answer.clone().text());
    return answer;
  };
  const { token } = await signed();
  await read(token);
  await harness.send("GET", documentPath(0, "report"), { token });
  const file = await harness.send("GET", documentPath(0, "signed"), { token });
  const bytes = Buffer.from(await file.arrayBuffer());
  expect(bytes.toString("latin1").toLowerCase()).toContain(
    Buffer.from(aksel.nationalNumber).toString("hex"),
  );
  const told = [...seen, JSON.stringify(harness.events), JSON.stringify(harness.errors)].join("\n");
  expect(seen.length).toBeGreaterThan(10);
  for (const user of testUsers) expect(told).not.toContain(user.nationalNumber);
  for (const key of simulator.productKeys) expect(told).not.toContain(key);
  expect(told).toContain("Herseth");
});
