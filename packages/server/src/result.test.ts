import { verifyPdf } from "@sign/verify";
import { beforeEach, expect, test, vi } from "vitest";
import { fakeFile } from "../test/fake-gateway";
import { announce, createHarness, type Harness, pdfOf } from "../test/harness";
import { reportOn, signedFrom } from "../test/reports";

vi.mock("@sign/verify", () => ({
  verifyPdf: vi.fn(),
  summariseAnchors: () => [{ authority: true }],
}));

const lease = { name: "lease.pdf", bytes: pdfOf("lease") };
const annex = { name: "annex.pdf", bytes: pdfOf("annex, which is longer") };
const anchors = ["-----BEGIN CERTIFICATE-----"];
let harness: Harness;
beforeEach(() => {
  harness = createHarness();
  vi.mocked(verifyPdf)
    .mockReset()
    .mockImplementation(async (bytes) => reportOn(bytes));
});

const reads = () => harness.gateway.calls.filter((call) => call === "GET /session").length;
const downloads = () => harness.gateway.calls.filter((call) => call === "GET /media").length;
const settled = () => harness.events.filter(({ type }) => type === "session.settled");
const signedLease = fakeFile("s1", "lease.pdf", signedFrom(lease.bytes));
const signedAnnex = fakeFile("s2", "annex.pdf", signedFrom(annex.bytes));

async function waiting(...documents: readonly { name: string; bytes: Uint8Array }[]) {
  const { token } = (await harness.started(...documents)).body;
  return token;
}

async function later(token: string, ms = 2_000) {
  harness.now += ms;
  return (await harness.read(token)).body;
}

test("signed means downloaded, checked, verified and accepted", async () => {
  const token = await waiting(lease);
  Object.assign(harness.gateway.session, { status: "Finished", signedFiles: [signedLease] });
  const { session } = await later(token);
  expect(session).toMatchObject({
    status: "signed",
    nextPollMs: null,
    error: null,
    documents: [{ status: "signed", signer: "Sanna Hansen", signedAt: "2026-11-23T12:00:00.000Z" }],
  });
  const now = new Date(harness.now + 300_000);
  const judging = { trust: { anchors: [] }, now, showNationalNumber: true };
  const original = expect.objectContaining({ size: lease.bytes.length });
  expect(vi.mocked(verifyPdf).mock.calls).toEqual([
    [signedLease.bytes, { ...judging, original }],
    [lease.bytes, judging],
  ]);
  const before = [reads(), downloads()];
  expect((await later(token)).session.status).toBe("signed");
  expect([reads(), downloads()]).toEqual(before);
  expect(settled()).toEqual([expect.objectContaining({ status: "signed", code: null })]);
});

test("finished without files, or with fewer, is finalizing, and too long of that is a failure", async () => {
  const token = await waiting(lease, annex);
  Object.assign(harness.gateway.session, { status: "Finished", signedFiles: [] });
  expect((await later(token)).session).toMatchObject({ status: "finalizing", nextPollMs: 1_500 });
  harness.gateway.session.signedFiles = [signedLease];
  const partly = (await later(token, 599_000)).session;
  expect(partly.status).toBe("finalizing");
  expect(partly.documents.map(({ status }) => status)).toEqual(["signed", "uploaded"]);
  expect((await later(token, 2_000)).session).toMatchObject({
    status: "failed",
    error: { code: "result_incomplete" },
  });
  expect(downloads()).toBe(1);
});

test("the rest of the files may come later", async () => {
  const token = await waiting(lease, annex);
  Object.assign(harness.gateway.session, { status: "Finished", signedFiles: [signedLease] });
  await later(token);
  harness.gateway.session.signedFiles = [signedLease, signedAnnex];
  expect((await later(token)).session.status).toBe("signed");
  expect(downloads()).toBe(2);
});

test("a listed file that is not there yet is waited for", async () => {
  const token = await waiting(lease);
  Object.assign(harness.gateway.session, { status: "Finished", signedFiles: [signedLease] });
  harness.gateway.next("GET /media", new Response(null, { status: 404 }));
  expect((await later(token)).session.status).toBe("finalizing");
  expect((await later(token)).session.status).toBe("signed");
});

test("files in another order or under other names are matched by what they begin with", async () => {
  const orders = [
    [signedAnnex, signedLease],
    [
      { ...signedAnnex, name: "1.pdf" },
      { ...signedLease, name: "2.pdf" },
    ],
    [
      { ...signedAnnex, name: "lease.pdf" },
      { ...signedLease, name: "annex.pdf" },
    ],
  ];
  for (const signedFiles of orders) {
    harness = createHarness();
    vi.mocked(verifyPdf).mockClear();
    const token = await waiting(lease, annex);
    Object.assign(harness.gateway.session, { status: "Finished", signedFiles });
    expect((await later(token)).session.status).toBe("signed");
    const pairs = vi
      .mocked(verifyPdf)
      .mock.calls.map(([bytes, { original }]) => [bytes, original])
      .filter(([, original]) => original);
    expect(pairs).toEqual([
      [signedAnnex.bytes, expect.objectContaining({ size: annex.bytes.length })],
      [signedLease.bytes, expect.objectContaining({ size: lease.bytes.length })],
    ]);
    const answer = await harness.send("GET", "/session/documents/0/signed", { token });
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(signedLease.bytes);
  }
});

test("the same document twice is told apart by name", async () => {
  const token = await waiting(lease, lease);
  const first = fakeFile("s1", "lease.pdf", signedFrom(lease.bytes, "first"));
  const second = fakeFile("s2", "lease (2).pdf", signedFrom(lease.bytes, "second"));
  Object.assign(harness.gateway.session, { status: "Finished", signedFiles: [second, first] });
  expect((await later(token)).session.status).toBe("signed");
  const answer = await harness.send("GET", "/session/documents/1/signed", { token });
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(second.bytes);
});

test("a converted file is matched by name, then by order, and compared with the original's bytes", async () => {
  const token = await waiting(lease, annex);
  const converted = (name: string, text: string) =>
    fakeFile(`s${text.length}`, name, signedFrom(pdfOf(text)));
  const [one, two] = [converted("annex.pdf", "converted annex"), converted("x.pdf", "converted")];
  Object.assign(harness.gateway.session, { status: "Finished", signedFiles: [one, two] });
  vi.mocked(verifyPdf).mockImplementation(async (bytes, { original }) =>
    reportOn(bytes, { original: original instanceof Uint8Array ? "same-content" : "different" }),
  );
  expect((await later(token)).session.status).toBe("signed");
  const originals = vi
    .mocked(verifyPdf)
    .mock.calls.map(([bytes, { original }]) => [bytes, original]);
  expect(originals).toContainEqual([one.bytes, annex.bytes]);
  expect(originals).toContainEqual([two.bytes, lease.bytes]);
});

test("a file that is not what was sent is rejected", async () => {
  const token = await waiting(lease);
  Object.assign(harness.gateway.session, { status: "Finished", signedFiles: [signedLease] });
  vi.mocked(verifyPdf).mockImplementation(async (bytes) =>
    reportOn(bytes, { original: "different" }),
  );
  expect((await later(token)).session).toMatchObject({
    status: "rejected",
    error: { code: "signature_rejected" },
    documents: [{ status: "rejected", signer: null, signedAt: null }],
  });
});

test("a verdict short of passed counts only while no roots are configured", async () => {
  const trusting = [
    ["passed", [], "signed"],
    ["indeterminate", [], "signed"],
    ["failed", [], "rejected"],
    ["passed", anchors, "signed"],
    ["indeterminate", anchors, "rejected"],
    ["failed", anchors, "rejected"],
  ] as const;
  for (const [verdict, roots, status] of trusting) {
    harness = createHarness({ trust: { anchors: roots } });
    vi.mocked(verifyPdf).mockImplementation(async (bytes) => reportOn(bytes, { verdict }));
    const token = await waiting(lease);
    Object.assign(harness.gateway.session, { status: "Finished", signedFiles: [signedLease] });
    expect((await later(token)).session.status, `${verdict} ${roots.length}`).toBe(status);
    expect(verifyPdf).toHaveBeenLastCalledWith(
      expect.anything(),
      expect.objectContaining({ trust: { anchors: [...roots] } }),
    );
  }
});

test("the route may refuse the signer, who is told apart from a bad signature", async () => {
  const acceptSigner = vi.fn(async () => false);
  const authorize = () => ({ expected: "Bramserud" });
  const { name, sha256 } = announce("lease.pdf", lease.bytes);
  harness = createHarness({ routes: { upload: { authorize, acceptSigner } } });
  const token = await waiting(lease);
  Object.assign(harness.gateway.session, { status: "Finished", signedFiles: [signedLease] });
  expect((await later(token)).session).toMatchObject({
    status: "rejected",
    error: { code: "signer_rejected" },
  });
  expect(acceptSigner).toHaveBeenCalledExactlyOnceWith({
    signers: [expect.objectContaining({ familyName: "Hansen" })],
    report: expect.objectContaining({ verdict: "passed" }),
    grant: { expected: "Bramserud" },
    document: { index: 0, name, sha256 },
  });
  const withheld = await harness.json("GET", "/session/documents/0/signed", undefined, { token });
  expect(withheld.body.error?.code).toBe("signer_rejected");
});

test("one bad document rejects the session, and only that document is withheld", async () => {
  const token = await waiting(lease, annex);
  Object.assign(harness.gateway.session, {
    status: "Finished",
    signedFiles: [signedLease, signedAnnex],
  });
  vi.mocked(verifyPdf).mockImplementation(async (bytes) =>
    reportOn(bytes, { verdict: bytes.length === signedAnnex.bytes.length ? "failed" : "passed" }),
  );
  const { session } = await later(token);
  expect(session.status).toBe("rejected");
  expect(session.documents.map(({ status }) => status)).toEqual(["signed", "rejected"]);
  const statuses = await Promise.all(
    [0, 1].map(
      async (index) =>
        (await harness.send("GET", `/session/documents/${index}/signed`, { token })).status,
    ),
  );
  expect(statuses).toEqual([200, 422]);
});

test("a file that arrives damaged is fetched again, more slowly each time, and given up the fifth time", async () => {
  const token = await waiting(lease);
  const broken = { ...signedLease, listedMd5: signedAnnex.listedMd5 };
  Object.assign(harness.gateway.session, { status: "Finished", signedFiles: [broken] });
  for (const [index, ms] of [2_000, 5_000, 10_000, 20_000].entries()) {
    expect((await later(token, ms)).session.status).toBe("finalizing");
    expect((await later(token, ms)).session.status).toBe("finalizing");
    expect(downloads()).toBe(index + 1);
  }
  expect((await later(token, 40_000)).session).toMatchObject({
    status: "rejected",
    error: { code: "download_corrupted" },
  });
  expect(downloads()).toBe(5);
  const report = await harness.json("GET", "/session/documents/0/report", undefined, { token });
  expect(report.body.error?.code).toBe("download_corrupted");
});

test("a download that broke once is no harm", async () => {
  const token = await waiting(lease);
  Object.assign(harness.gateway.session, { status: "Finished", signedFiles: [signedLease] });
  harness.gateway.next("GET /media", new Response(signedAnnex.bytes));
  expect((await later(token)).session.status).toBe("finalizing");
  expect((await later(token, 5_000)).session.status).toBe("signed");
});

test("a file elsewhere than on the gateway is not fetched, and counts as missing", async () => {
  const token = await waiting(lease);
  const elsewhere = { ...signedLease, listedUrl: "https://evil.example/folders/1" };
  Object.assign(harness.gateway.session, { status: "Finished", signedFiles: [elsewhere] });
  expect((await later(token)).session.status).toBe("finalizing");
  expect((await later(token, 600_000)).session.error?.code).toBe("result_incomplete");
  expect(downloads()).toBe(0);
});
