import { documentPath, type Level, type SignatureReport } from "@sign/protocol";
import { createAuthority, createSimulator, type TestUser, testUsers } from "@sign/simulator";
import { beforeAll, expect, test, vi } from "vitest";
import { fakeFile } from "../test/fake-gateway";
import { announce, createHarness, type Harness, pdfOf } from "../test/harness";
import type { Route } from "./route";

/* Real signatures by the simulator and the real verification, one question at a time. */

const lease = { name: "lease.pdf", bytes: pdfOf("lease") };
const annex = { name: "annex.pdf", bytes: pdfOf("annex, which is longer") };
const [aksel, other] = testUsers;
let authority: Awaited<ReturnType<typeof createAuthority>>;
beforeAll(async () => {
  authority = await createAuthority();
});

function connect(rules: Partial<Route> = {}, level: Level = "B-LTA") {
  const simulator = createSimulator({ authority, level });
  const { baseUrl, productKeys, fetch } = simulator;
  const harness = createHarness({
    zignsec: { environment: { baseUrl }, productKey: productKeys, fetch },
    trust: { anchors: authority.anchors },
    routes: { upload: { authorize: () => ({}), ...rules } },
  });
  harness.now = Date.now();
  return { harness, simulator };
}

async function sign(
  { harness, simulator }: ReturnType<typeof connect>,
  documents: readonly { name: string; bytes: Uint8Array }[] = [lease],
  user: TestUser = aksel,
) {
  const { token, redirectUrl } = (await harness.started(...documents)).body;
  await simulator.signAs(redirectUrl, user);
  harness.now += 2_000;
  return { token, session: (await harness.read(token)).body.session };
}

/** A document that the first test user has signed in a session of its own. */
async function signedOnce() {
  const run = connect();
  const { token } = await sign(run);
  const answer = await run.harness.send("GET", documentPath(0, "signed"), { token });
  expect(answer.status).toBe(200);
  return { name: "once.pdf", bytes: new Uint8Array(await answer.arrayBuffer()) };
}

/** The codes of `GET …/signed` and of `GET …/report`; null for an answer with content. */
async function codes(harness: Harness, token: string, index = 0) {
  const ask = (file: "signed" | "report") =>
    harness.send("GET", documentPath(index, file), { token });
  return Promise.all(
    [await ask("signed"), await ask("report")].map(async (answer) =>
      answer.ok ? null : (await answer.json()).error.code,
    ),
  );
}

test("a level is accepted from the one asked for and up, and below it the file is withheld with its report readable", async () => {
  const cases: [found: Level, asked: Level | undefined, ok: boolean][] = [
    ["B-T", undefined, true],
    ["B-T", "B-B", true],
    ["B-T", "B-T", true],
    ["B-T", "B-LT", false],
    ["B-LT", "B-LTA", false],
    ["B-LTA", "B-LTA", true],
  ];
  for (const [level, asked, ok] of cases) {
    const run = connect(asked ? { evidence: { level: asked } } : {}, level);
    const { token, session } = await sign(run);
    const title = `${level}, asked for ${asked}`;
    expect([session.status, session.error?.code ?? null], title).toEqual(
      ok ? ["signed", null] : ["rejected", "level_too_low"],
    );
    expect(session.documents[0]?.error?.code ?? null, title).toBe(ok ? null : "level_too_low");
    expect(await codes(run.harness, token), title).toEqual([ok ? null : "level_too_low", null]);
  }
});

test("fewer new signatures than asked for do not do, however many were there before", async () => {
  const once = await signedOnce();
  const run = connect({ evidence: { signatures: 2 } });
  const { token, session } = await sign(run, [once], other);
  expect([session.status, session.error?.code]).toEqual(["rejected", "signatures_missing"]);
  expect(await codes(run.harness, token)).toEqual(["signatures_missing", null]);
  expect((await sign(connect(), [once], other)).session.status).toBe("signed");
});

test("a document that was signed before and comes back as it was sent is not signed", async () => {
  const once = await signedOnce();
  const harness = createHarness({ trust: { anchors: authority.anchors } });
  harness.now = Date.now();
  const { token } = (await harness.started(once)).body;
  const signedFiles = [fakeFile("s1", once.name, once.bytes)];
  Object.assign(harness.gateway.session, { status: "Finished", signedFiles });
  harness.now += 2_000;
  const { session } = (await harness.read(token)).body;
  expect([session.status, session.error?.code]).toEqual(["rejected", "signatures_missing"]);
  expect(session.documents[0]?.signer).toBeNull();
  expect(await codes(harness, token)).toEqual(["signatures_missing", null]);
});

test("the route is asked about those who signed now, with all there is to compare, and the browser is told less", async () => {
  const once = await signedOnce();
  const acceptSigner = vi.fn<NonNullable<Route["acceptSigner"]>>(
    ({ signers, grant }) =>
      "nationalNumber" in grant &&
      signers.every(({ nationalNumber }) => nationalNumber === grant.nationalNumber),
  );
  const authorize = () => ({ nationalNumber: aksel.nationalNumber });
  const run = connect({ authorize, acceptSigner });
  const { token, session } = await sign(run, [once], other);
  expect([session.status, session.error?.code]).toEqual(["rejected", "signer_rejected"]);
  expect(await codes(run.harness, token)).toEqual(["signer_rejected", null]);
  const { sha256 } = announce(once.name, once.bytes);
  expect(acceptSigner).toHaveBeenCalledExactlyOnceWith({
    signers: [expect.objectContaining({ nationalNumber: other.nationalNumber })],
    report: expect.objectContaining({ verdict: "passed", original: "exact-prefix" }),
    grant: { nationalNumber: aksel.nationalNumber },
    document: { index: 0, name: once.name, sha256 },
  });
  const asked: readonly SignatureReport[] = acceptSigner.mock.calls[0]?.[0].report.signatures ?? [];
  const masked = "•".repeat(11);
  expect(asked.map(({ signer }) => signer.nationalNumber)).toEqual([masked, masked]);
  const report = await run.harness.send("GET", documentPath(0, "report"), { token });
  expect(await report.text()).not.toMatch(/\b\d{11}\b/);
  expect((await sign(connect({ authorize, acceptSigner }), [lease])).session.status).toBe("signed");
});

test("of several documents each has its own verdict, and those that are good are handed out", async () => {
  const run = connect({ acceptSigner: ({ document }) => document.index === 0 });
  const { token, session } = await sign(run, [lease, annex]);
  expect(session.status).toBe("rejected");
  expect(session.documents.map(({ status, error }) => [status, error?.code ?? null])).toEqual([
    ["signed", null],
    ["rejected", "signer_rejected"],
  ]);
  expect(await codes(run.harness, token, 0)).toEqual([null, null]);
  expect(await codes(run.harness, token, 1)).toEqual(["signer_rejected", null]);
});

test("what a route cannot ask for is refused at once", () => {
  const cases: [object, RegExp][] = [
    [{ level: "B-X" }, /B-LTA/],
    [{ signatures: 0 }, /at least 1/],
    [{ signatures: 1.5 }, /at least 1/],
  ];
  for (const [evidence, message] of cases) expect(() => connect({ evidence })).toThrow(message);
});
