import { type ErrorCode, errorCodes } from "@sign/protocol";
import { createPdf, hostilePdfs } from "@sign/simulator/fixtures";
import { expect, test } from "vitest";
import { ascii, drain, pieces, streamOf } from "../test/bytes";
import { checkUpload } from "./checked-upload";
import { md5Hex, sha256Hex } from "./digests";

const pdf = createPdf({ sizeBytes: 200_000 });
const factsOf = async (bytes: Uint8Array<ArrayBuffer>) => ({
  size: bytes.length,
  sha256: await sha256Hex(bytes),
});

test("a healthy file passes unchanged, however it is cut into pieces", async () => {
  for (const size of [1, 3, 5, 4_096, 70_000, pdf.length]) {
    const bytes = size === 1 ? createPdf() : pdf;
    const upload = checkUpload(streamOf(...pieces(bytes, size)), await factsOf(bytes));
    const { bytes: passed, error } = await drain(upload.content);
    expect(error).toBeNull();
    expect(Buffer.compare(passed, bytes)).toBe(0);
    expect(upload.md5).toBe(md5Hex(bytes));
    expect(upload.failure).toBeNull();
  }
});

test("each thing wrong fails the stream with its own code before its end", async () => {
  const facts = await factsOf(pdf);
  const encrypted = ascii("%PDF-1.7\ntrailer << /Encrypt 1 0 R >>\nstartxref\n9\n%%EOF\n");
  const cut = pdf.slice(0, -30);
  const cases: [string, Uint8Array<ArrayBuffer>, { size: number; sha256: string }, ErrorCode][] = [
    ["nothing", new Uint8Array(0), facts, "pdf_empty"],
    ["four bytes", ascii("%PDF"), { ...facts, size: 4 }, "not_a_pdf"],
    ["another type", ascii("PK\u0003\u0004 and more"), facts, "not_a_pdf"],
    ["one byte too few", pdf.slice(0, -1), facts, "size_mismatch"],
    ["one byte too many", pdf, { ...facts, size: facts.size - 1 }, "size_mismatch"],
    ["cut off", cut, await factsOf(cut), "pdf_damaged"],
    ["encrypted", encrypted, await factsOf(encrypted), "pdf_encrypted"],
    ["other bytes", pdf, { ...facts, sha256: "0".repeat(64) }, "digest_mismatch"],
  ];
  for (const [title, bytes, expected, code] of cases) {
    const upload = checkUpload(streamOf(...pieces(bytes, 1_000)), expected);
    const { error } = await drain(upload.content);
    expect(error, title).toMatchObject({ code });
    expect(upload.failure, title).toBe(error);
    expect(upload.md5, title).toBeNull();
  }
});

test("nothing goes on before the magic has been seen", async () => {
  const upload = checkUpload(streamOf(ascii("%"), ascii("P"), ascii("K--")), {
    size: 9,
    sha256: "",
  });
  expect((await drain(upload.content)).bytes).toHaveLength(0);
});

test("a sender that breaks off fails the stream", async () => {
  const broken = new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.enqueue(pdf.slice(0, 100));
      controller.error(new Error("gone"));
    },
  });
  const upload = checkUpload(broken, await factsOf(pdf));
  expect((await drain(upload.content)).error).toMatchObject({ code: "size_mismatch" });
});

test("bytes are passed on as they are asked for, not gathered", async () => {
  let sent = 0;
  const source = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        controller.enqueue(pdf.slice(sent, sent + 1_000));
        sent += 1_000;
      },
    },
    { highWaterMark: 0 },
  );
  const reader = checkUpload(source, await factsOf(pdf)).content.getReader();
  await reader.read();
  await reader.read();
  expect(sent).toBeLessThanOrEqual(4_000);
});

test("a receiver that stops reading stops the sender", async () => {
  let cancelled = false;
  const source = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(pdf.slice(0, 100)),
    cancel: () => {
      cancelled = true;
    },
  });
  await checkUpload(source, await factsOf(pdf)).content.cancel();
  expect(cancelled).toBe(true);
});

test("a file that an inspection stops never arrives whole, and fails with the code the browser shows", async () => {
  const codes: readonly string[] = errorCodes;
  for (const { name, findings, make } of hostilePdfs) {
    const bytes = await make();
    const upload = checkUpload(streamOf(...pieces(bytes, 65_536)), await factsOf(bytes));
    const { bytes: released, error } = await drain(upload.content);
    const stop = findings.find((code) => codes.includes(code));
    expect(upload.failure?.code, name).toBe(stop);
    if (!stop) {
      expect(error, name).toBeNull();
      expect(upload.md5, name).not.toBeNull();
    } else {
      expect(upload.facts, name).toBeNull();
      if (bytes.length > 0) expect(released.length, name).toBeLessThan(bytes.length);
    }
  }
});

test("pages are counted for whoever asks, and no more than the route allows pass", async () => {
  const bytes = createPdf({ pages: [{}, { rotate: 90 }, {}] });
  const facts = await factsOf(bytes);
  const allowed = checkUpload(streamOf(bytes), { ...facts, maxPages: 3 });
  await drain(allowed.content);
  expect(allowed.facts?.pageCount).toBe(3);
  expect(allowed.facts?.pageSizes[1]).toEqual({ width: 841.89, height: 595.28 });
  const refused = checkUpload(streamOf(bytes), { ...facts, maxPages: 2 });
  expect((await drain(refused.content)).error).toMatchObject({ code: "too_many_pages" });
});
