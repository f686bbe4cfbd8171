import { createPdf } from "@sign/simulator/fixtures";
import { expect, test, vi } from "vitest";
import { inspectFile } from "./preflight";

const limits = { maxDocuments: 1, maxBytes: 1_000_000 };
const codes = async (content: string | Uint8Array<ArrayBuffer>, more = {}) =>
  (await inspectFile(new Blob([content]), { ...limits, ...more })).findings.map(({ code }) => code);

test("a PDF within the limits has nothing against it, whatever its name and type", async () => {
  expect(await codes(createPdf())).toEqual([]);
  const named = new File([createPdf()], "x.docx", { type: "" });
  expect((await inspectFile(named, limits)).facts.pageCount).toBe(1);
});

test("each fault has its code", async () => {
  expect(await codes("")).toEqual(["pdf_empty"]);
  expect(await codes("PK\u0003\u0004 a spreadsheet")).toEqual(["not_a_pdf"]);
  expect(await codes(createPdf().slice(0, 500))).toEqual(["pdf_damaged"]);
  expect(await codes(createPdf({ sizeBytes: 1_100_000 }))).toEqual(["document_too_large"]);
  expect(await codes(createPdf({ pages: [{}, {}] }), { maxPages: 1 })).toEqual(["too_many_pages"]);
});

test("a file is read in pieces, never whole", async () => {
  const file = new Blob([createPdf({ sizeBytes: 900_000 })]);
  const whole = vi.spyOn(file, "arrayBuffer");
  expect((await inspectFile(file, limits)).findings).toEqual([]);
  expect(whole).not.toHaveBeenCalled();
});

test("a file that cannot be read any more is damaged", async () => {
  const gone = new Blob([createPdf()]);
  vi.spyOn(gone, "stream").mockImplementation(() => {
    throw new DOMException("gone", "NotReadableError");
  });
  const { findings } = await inspectFile(gone, limits);
  expect(findings).toEqual([{ code: "pdf_damaged", severity: "stop" }]);
});

test("a file that cannot be read in time is not inspected, and stops nobody", async () => {
  vi.useFakeTimers();
  const slow = new Blob([createPdf()]);
  vi.spyOn(slow, "stream").mockReturnValue(new ReadableStream());
  const inspection = inspectFile(slow, limits);
  await vi.advanceTimersByTimeAsync(10_000);
  vi.useRealTimers();
  expect((await inspection).findings).toEqual([{ code: "not_inspected", severity: "warn" }]);
});

test("an inspection nobody waits for any more is given up", async () => {
  const leaving = new AbortController();
  const slow = new Blob([createPdf()]);
  vi.spyOn(slow, "stream").mockReturnValue(new ReadableStream());
  const inspection = inspectFile(slow, limits, leaving.signal);
  leaving.abort();
  await expect(inspection).rejects.toMatchObject({ name: "AbortError" });
});
