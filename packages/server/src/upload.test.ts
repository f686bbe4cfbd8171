import { beforeEach, expect, test, vi } from "vitest";
import { createHarness, digestOf, pdfOf } from "../test/harness";
import { reportOn } from "../test/reports";

vi.mock("@sign/verify", () => ({ verifyPdf: vi.fn(async (bytes: Uint8Array) => reportOn(bytes)) }));

const lease = { name: "lease.pdf", bytes: pdfOf("lease") };
const annex = { name: "annex.pdf", bytes: pdfOf("annex") };
let harness = createHarness();
beforeEach(() => {
  harness = createHarness();
});

const sent = (): number => harness.gateway.calls.filter((call) => call === "POST /files").length;
const listed = (): readonly string[] => harness.gateway.session.inputFiles.map(({ name }) => name);
const reconciled = () => harness.events.filter(({ type }) => type === "gateway.reconciled");

test("a browser that never got the answer sends again, to any instance, and the document is there once", async () => {
  const { token } = (await harness.create([lease])).body;
  const first = await harness.upload(token, 0, lease.bytes);
  const other = createHarness({}, harness.gateway);
  for (const instance of [harness, other]) {
    const again = await instance.upload(token, 0, lease.bytes);
    expect([again.status, again.body.session.documents[0]?.status]).toEqual([200, "uploaded"]);
  }
  expect(first.status).toBe(200);
  expect([sent(), listed()]).toEqual([1, ["lease.pdf"]]);
  expect(reconciled()).toHaveLength(1);
  const again = await other.upload(token, 0, lease.bytes);
  expect((await other.start(again.body.token)).status).toBe(200);
});

test("what is sent again is checked as the first time", async () => {
  const { token } = (await harness.create([lease])).body;
  await harness.upload(token, 0, lease.bytes);
  const headers = { "Content-Digest": digestOf(lease.bytes) };
  const { body } = await harness.upload(token, 0, pdfOf("leasf"), { headers });
  expect(body.error?.code).toBe("digest_mismatch");
});

test("a double click sends one document once, and both are answered", async () => {
  const { token } = (await harness.create([lease])).body;
  const answers = await Promise.all([
    harness.upload(token, 0, lease.bytes),
    harness.upload(token, 0, lease.bytes),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  expect([sent(), listed()]).toEqual([1, ["lease.pdf"]]);
});

test("documents sent at the same time are not taken for each other, not even twins", async () => {
  const twin = { name: "copy.pdf", bytes: lease.bytes };
  const { token } = (await harness.create([lease, annex, twin])).body;
  const documents = [lease, annex, twin];
  const answers = await Promise.all(
    documents.map(({ bytes }, index) => harness.upload(token, index, bytes)),
  );
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(listed().toSorted()).toEqual(["annex.pdf", "copy.pdf", "lease.pdf"]);
});

test("a file under the gateway's own name is found by its content", async () => {
  const { token } = (await harness.create([lease])).body;
  await harness.upload(token, 0, lease.bytes);
  const [file] = harness.gateway.session.inputFiles;
  if (file) harness.gateway.session.inputFiles = [{ ...file, name: "upload_1.pdf" }];
  expect((await harness.upload(token, 0, lease.bytes)).status).toBe(200);
  expect(sent()).toBe(1);
});

test("a file that arrived damaged is not taken for the document", async () => {
  const { token } = (await harness.create([lease])).body;
  await harness.upload(token, 0, lease.bytes);
  const [file] = harness.gateway.session.inputFiles;
  const damaged = lease.bytes.slice().fill(0x20, 20, 30);
  if (file) harness.gateway.session.inputFiles = [{ ...file, bytes: damaged }];
  expect((await harness.upload(token, 0, lease.bytes)).status).toBe(200);
  expect(sent()).toBe(2);
});

test("a browser that leaves stops the upload", async () => {
  const { token } = (await harness.create([lease])).body;
  const browser = new AbortController();
  let upstream: AbortSignal | null | undefined;
  harness.gateway.next("POST /files", async (_url, { signal }) => {
    upstream = signal;
    browser.abort(new Error("left"));
    return new Promise(() => undefined);
  });
  const answer = await harness.send("PUT", "/session/documents/0", {
    token,
    body: lease.bytes,
    headers: { "Content-Digest": digestOf(lease.bytes) },
    signal: browser.signal,
  });
  expect(answer.status).toBe(499);
  expect(upstream?.aborted).toBe(true);
});

test("a browser that leaves does not stop a start: the next one gets its link", async () => {
  const { token } = (await harness.create([lease])).body;
  const uploaded = (await harness.upload(token, 0, lease.bytes)).body.token;
  const browser = new AbortController();
  let upstream: AbortSignal | null | undefined;
  harness.gateway.next("POST /sign", async (_url, { signal }) => {
    upstream = signal;
    browser.abort(new Error("left"));
    return Response.json({ redirect_url: "https://gateway.example/ui/1" });
  });
  await harness.send("POST", "/session/start", {
    token: uploaded,
    body: JSON.stringify({ placements: [] }),
    headers: { "Content-Type": "application/json" },
    signal: browser.signal,
  });
  expect(upstream?.aborted).toBe(false);
  const { body } = await harness.start(uploaded);
  expect(body.redirectUrl).toBe("https://gateway.example/ui/1");
  expect(harness.gateway.calls.filter((call) => call === "POST /sign")).toHaveLength(1);
});

test("a route's own document whose upload broke off is sent once more within the same request", async () => {
  harness = createHarness({
    routes: { upload: { authorize: () => ({}), documents: () => [lease] } },
  });
  harness.gateway.next("POST /files", new Response(null, { status: 502 }));
  const { status } = await harness.create([]);
  expect([status, sent(), listed()]).toEqual([201, 2, ["lease.pdf"]]);
});
