import { createPdf } from "@sign/simulator/fixtures";
import { expect, test, vi } from "vitest";
import { inspectFile } from "./preflight";

const limits = { maxDocuments: 1, maxBytes: 1_000_000 };
const inspect = (content: string | Uint8Array<ArrayBuffer>) =>
  inspectFile(new Blob([content]), limits);

test("a PDF within the limits has nothing against it, whatever its name and type", async () => {
  expect(await inspect(createPdf())).toBeNull();
  expect(await inspectFile(new File([createPdf()], "x.docx", { type: "" }), limits)).toBeNull();
});

test("each fault has its code", async () => {
  expect(await inspect("")).toBe("pdf_empty");
  expect(await inspect("PK\u0003\u0004 a spreadsheet")).toBe("not_a_pdf");
  expect(await inspect(createPdf().slice(0, 500))).toBe("pdf_damaged");
  expect(await inspect("%PDF-1.7\nxref\ntrailer << /Encrypt 9 0 R >>\nstartxref\n9\n%%EOF\n")).toBe(
    "pdf_encrypted",
  );
  expect(await inspect(createPdf({ sizeBytes: 1_100_000 }))).toBe("document_too_large");
});

test("of a large file only the ends are read", async () => {
  const file = new Blob([createPdf({ sizeBytes: 900_000 })]);
  const slice = vi.spyOn(file, "slice");
  const whole = vi.spyOn(file, "arrayBuffer");
  expect(await inspectFile(file, limits)).toBeNull();
  const bytes = slice.mock.calls.reduce((sum, [from = 0, to = 0]) => sum + to - from, 0);
  expect(bytes).toBeLessThanOrEqual(65_536 + 5);
  expect(whole).not.toHaveBeenCalled();
});

test("a file that cannot be read any more is damaged", async () => {
  const gone = new Blob([createPdf()]);
  vi.spyOn(gone, "slice").mockImplementation(() => {
    throw new DOMException("gone", "NotReadableError");
  });
  expect(await inspectFile(gone, limits)).toBe("pdf_damaged");
});
