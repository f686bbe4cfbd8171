import { verifyPdf } from "@sign/verify";
import { beforeEach, expect, test, vi } from "vitest";
import { ascii, pieces, streamOf } from "../../test/bytes";
import { fakeFile } from "../../test/fake-gateway";
import { announce, createHarness, digestOf, type Harness, pdfOf } from "../../test/harness";
import { reportOn, signedFrom } from "../../test/reports";

vi.mock("@sign/verify", () => ({ verifyPdf: vi.fn() }));

const lease = { name: "på «bordet».pdf", bytes: pdfOf("lease") };
let harness: Harness;
beforeEach(() => {
  harness = createHarness();
  vi.mocked(verifyPdf)
    .mockReset()
    .mockImplementation(async (bytes) => reportOn(bytes));
});

const tokenFor = async (bytes: Uint8Array, name = "a.pdf") =>
  (await harness.create([{ name, bytes }])).body.token;

test("a document goes to the gateway under its name, byte for byte, and the new token knows it", async () => {
  const token = await tokenFor(lease.bytes, lease.name);
  const { status, body } = await harness.upload(token, 0, lease.bytes);
  expect(status).toBe(200);
  expect(body.session.documents[0]?.status).toBe("uploaded");
  const [file] = harness.gateway.session.inputFiles;
  expect([file?.name, file?.bytes]).toEqual([lease.name, lease.bytes]);
  const again = await harness.upload(body.token, 0, lease.bytes);
  expect([again.status, again.body.error?.code]).toEqual([409, "document_already_uploaded"]);
  const uploaded = harness.events.find(({ type }) => type === "document.uploaded");
  expect(uploaded).toMatchObject({ document: 0, bytes: lease.bytes.length, route: "upload" });
});

test("bytes reach the gateway before the browser has sent the last of them", async () => {
  const bytes = pdfOf("large", 2_000_000);
  const token = await tokenFor(bytes);
  let arrived = 0;
  let firstArrival = () => {};
  const seen = new Promise<void>((resolve) => {
    firstArrival = resolve;
  });
  harness.gateway.next("POST /files", async (_url, init) => {
    for await (const chunk of init.body as ReadableStream<Uint8Array>) {
      arrived += chunk.length;
      if (arrived > 1_000) firstArrival();
    }
    return Response.json({ file_id: "f1", md5: await md5Of(bytes) });
  });
  let sent = 0;
  let mostHeld = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        mostHeld = Math.max(mostHeld, sent - arrived);
        if (sent >= bytes.length) return controller.close();
        if (sent > bytes.length / 2) await seen;
        controller.enqueue(bytes.slice(sent, sent + 65_536));
        sent += 65_536;
      },
    },
    { highWaterMark: 0 },
  );
  const headers = { "Content-Digest": digestOf(bytes) };
  const init: RequestInit & { duplex: "half" } = { body, duplex: "half" };
  const answer = await harness.send("PUT", "/session/documents/0", { ...init, token, headers });
  expect(answer.status).toBe(200);
  expect(mostHeld).toBeLessThan(10 * 65_536);
});

const md5Of = async (bytes: Uint8Array) => fakeFile("", "", bytes).listedMd5;

test("whatever is wrong with the bytes has its own code, and the gateway never sees a whole upload", async () => {
  const good = lease.bytes;
  const cut = good.slice(0, -20);
  const encrypted = ascii("%PDF-1.7\ntrailer << /Encrypt 1 0 R >>\nstartxref\n9\n%%EOF\n");
  const html = ascii("<html>not a pdf</html>");
  const other = pdfOf("leasf");
  const cases: [string, Uint8Array, Uint8Array, Record<string, string>, number, string][] = [
    ["nothing", good, new Uint8Array(), { "Content-Digest": digestOf(good) }, 422, "pdf_empty"],
    ["another type", html, html, {}, 422, "not_a_pdf"],
    ["cut off", cut, cut, {}, 422, "pdf_damaged"],
    ["encrypted", encrypted, encrypted, {}, 422, "pdf_encrypted"],
    ["too short", good, cut, { "Content-Digest": digestOf(good) }, 422, "size_mismatch"],
    ["too long", cut, good, { "Content-Digest": digestOf(cut) }, 422, "size_mismatch"],
    ["other bytes", good, other, { "Content-Digest": digestOf(good) }, 422, "digest_mismatch"],
    ["other digest", good, good, { "Content-Digest": digestOf(other) }, 422, "digest_mismatch"],
    ["no digest", good, good, { "Content-Digest": "" }, 400, "invalid_request"],
    ["odd digest", good, good, { "Content-Digest": "sha-256=abc" }, 400, "invalid_request"],
    ["compressed", good, good, { "Content-Encoding": "gzip" }, 400, "invalid_request"],
    ["wrong length", good, good, { "Content-Length": "1" }, 422, "size_mismatch"],
  ];
  for (const [title, announced, sent, headers, status, code] of cases) {
    const token = await tokenFor(announced);
    const answer = await harness.upload(token, 0, sent, { headers });
    expect([answer.status, answer.body.error?.code], title).toEqual([status, code]);
    const errors = harness.events.filter(({ type }) => type === "gateway.error");
    expect(errors, title).toEqual([]);
  }
  expect(harness.gateway.uploads.whole).toBe(0);
});

test("an upload that broke off leaves the session as it was", async () => {
  const token = await tokenFor(lease.bytes);
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.enqueue(lease.bytes.slice(0, 100));
      controller.error(new Error("connection lost"));
    },
  });
  const headers = { "Content-Digest": digestOf(lease.bytes) };
  const init: RequestInit & { duplex: "half" } = { body, duplex: "half" };
  const broken = await harness.send("PUT", "/session/documents/0", { ...init, token, headers });
  expect(broken.status).toBe(422);
  expect(harness.gateway.uploads).toEqual({ whole: 0, broken: 1 });
  expect((await harness.upload(token, 0, lease.bytes)).status).toBe(200);
});

test("a gateway that received other bytes is found out", async () => {
  const token = await tokenFor(lease.bytes);
  harness.gateway.next("POST /files", async (_url, init) => {
    await new Response(init.body).arrayBuffer();
    harness.gateway.session.inputFiles.push(fakeFile("f1", "a.pdf", pdfOf("another")));
    return Response.json({ file_id: "f1" });
  });
  const answer = await harness.upload(token, 0, lease.bytes);
  expect([answer.status, answer.body.error?.code]).toEqual([502, "upload_corrupted"]);
});

test("a gateway that answers before it has everything is not believed", async () => {
  const bytes = pdfOf("large", 500_000);
  const token = await tokenFor(bytes);
  harness.gateway.next("POST /files", Response.json({ file_id: "f1" }));
  const headers = { "Content-Digest": digestOf(bytes) };
  const body = streamOf(...pieces(bytes, 10_000));
  const init: RequestInit & { duplex: "half" } = { body, duplex: "half" };
  const answer = await harness.send("PUT", "/session/documents/0", { ...init, token, headers });
  expect(await answer.json()).toMatchObject({ error: { code: "upload_corrupted" } });
});

test("what the gateway says against a file is passed on", async () => {
  const token = await tokenFor(lease.bytes);
  const refusal = { errors: [{ code: "PDF_DAMAGED", description: "xref", statusCode: 400 }] };
  harness.gateway.next("POST /files", Response.json(refusal, { status: 400 }));
  const answer = await harness.upload(token, 0, lease.bytes);
  expect([answer.status, answer.body.error?.code]).toEqual([422, "pdf_damaged"]);
});

test("an index outside the session is nowhere", async () => {
  const token = await tokenFor(lease.bytes);
  for (const index of ["1", "99", "100", "-1", "x", "0x0", "%30%30%30"]) {
    for (const [method, file] of [
      ["PUT", ""],
      ["GET", "/original"],
      ["GET", "/signed"],
      ["GET", "/report"],
    ] as const) {
      const path = `/session/documents/${index}${file}`;
      const headers = { "Content-Digest": digestOf(lease.bytes) };
      const init = method === "PUT" ? { body: lease.bytes } : {};
      const answer = await harness.send(method, path, { ...init, token, headers });
      expect(answer.status, `${method} ${path}`).toBe(404);
    }
  }
});

test("after the start nothing is taken in any more", async () => {
  const { token } = (await harness.started(lease)).body;
  const answer = await harness.upload(token, 0, lease.bytes);
  expect([answer.status, answer.body.error?.code]).toEqual([409, "already_started"]);
});

test("the original is handed out again, checked, under its name", async () => {
  const token = await tokenFor(lease.bytes, lease.name);
  const early = await harness.json("GET", "/session/documents/0/original", undefined, { token });
  expect([early.status, early.body.error?.code]).toEqual([409, "document_missing"]);
  const uploaded = (await harness.upload(token, 0, lease.bytes)).body.token;
  const answer = await harness.send("GET", "/session/documents/0/original", { token: uploaded });
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(lease.bytes);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "content-type": "application/pdf",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "content-disposition":
      "inline; filename=\"p_ _bordet_.pdf\"; filename*=UTF-8''p%C3%A5%20%C2%ABbordet%C2%BB.pdf",
  });
  harness.gateway.next("GET /media", new Response(new Uint8Array(lease.bytes.length)));
  const corrupted = await harness.json("GET", "/session/documents/0/original", undefined, {
    token: uploaded,
  });
  expect([corrupted.status, corrupted.body.error?.code]).toEqual([502, "download_corrupted"]);
  harness.gateway.next("GET /media", new Response(null, { status: 410 }));
  const gone = await harness.json("GET", "/session/documents/0/original", undefined, {
    token: uploaded,
  });
  expect([gone.status, gone.body.error?.code]).toEqual([410, "session_gone"]);
});

async function finish(more = "signed") {
  const { token } = (await harness.started(lease)).body;
  const { session } = harness.gateway;
  const signed = signedFrom(lease.bytes, more);
  session.status = "Finished";
  session.signedFiles = [fakeFile("s1", "x.pdf", signed)];
  return { token, signed };
}
const signedPath = "/session/documents/0/signed";

test("the signed file is handed out with the name the signer will look for", async () => {
  const { token, signed } = await finish();
  const answer = await harness.send("GET", signedPath, { token });
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(signed);
  expect(answer.headers.get("content-disposition")).toContain("attachment; ");
  expect(answer.headers.get("content-disposition")).toContain("-signert.pdf");
  expect(answer.headers.get("cache-control")).toBe("no-store");
});

test("it is not handed out before it is there", async () => {
  const { token } = (await harness.started(lease)).body;
  const early = await harness.json("GET", signedPath, undefined, { token });
  expect([early.status, early.body.error?.code]).toEqual([409, "not_ready"]);
  harness.gateway.session.status = "Cancelled";
  harness.now += 2_000;
  const never = await harness.json("GET", signedPath, undefined, { token });
  expect([never.status, never.body.error?.code]).toEqual([404, "not_found"]);
});

test("a file that changes after it was verified is verified again", async () => {
  const { token, signed } = await finish();
  const verified = () => vi.mocked(verifyPdf).mock.calls.filter(([, { original }]) => original);
  await harness.read(token);
  expect(verified()).toHaveLength(1);
  await harness.send("GET", signedPath, { token });
  expect(verified()).toHaveLength(1);
  const changed = fakeFile("s1", "x.pdf", signedFrom(signed, "more"));
  harness.gateway.session.signedFiles = [changed];
  vi.mocked(verifyPdf).mockImplementationOnce(async (bytes) =>
    reportOn(bytes, { verdict: "failed" }),
  );
  // The listing this instance knows still has the md5 of the file it verified.
  const wrong = await harness.json("GET", signedPath, undefined, { token });
  expect(wrong.body.error?.code).toBe("download_corrupted");
  const other = createHarness({}, harness.gateway);
  const refused = await other.json("GET", signedPath, undefined, { token });
  expect([refused.status, refused.body.error?.code]).toEqual([422, "signature_rejected"]);
});

test("without a listed md5 the digest of what was verified still guards the download", async () => {
  const { token, signed } = await finish();
  const [file] = harness.gateway.session.signedFiles;
  if (file) file.listedMd5 = null;
  await harness.read(token);
  harness.gateway.next("GET /media", new Response(signedFrom(signed, "more")));
  vi.mocked(verifyPdf).mockImplementationOnce(async (bytes) =>
    reportOn(bytes, { verdict: "failed" }),
  );
  const refused = await harness.json("GET", signedPath, undefined, { token });
  expect(refused.body.error?.code).toBe("signature_rejected");
});

test("a rejected file is withheld, its report is not", async () => {
  vi.mocked(verifyPdf).mockImplementation(async (bytes) => reportOn(bytes, { verdict: "failed" }));
  const { token } = await finish();
  const withheld = await harness.json("GET", signedPath, undefined, { token });
  expect([withheld.status, withheld.body.error?.code]).toEqual([422, "signature_rejected"]);
  const report = await harness.json("GET", "/session/documents/0/report", undefined, { token });
  expect([report.status, report.body]).toEqual([
    200,
    expect.objectContaining({ verdict: "failed" }),
  ]);
});

test("a report is there when there is something to report on", async () => {
  const { token } = (await harness.started(lease)).body;
  const early = await harness.json("GET", "/session/documents/0/report", undefined, { token });
  expect([early.status, early.body.error?.code]).toEqual([409, "not_ready"]);
  expect(announce("a", lease.bytes).size).toBe(lease.bytes.length);
});
