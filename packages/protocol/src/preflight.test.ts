import { createPdf } from "@sign/simulator/fixtures";
import { expect, test } from "vitest";
import { inspectHead, inspectTail, TAIL_BYTES } from "./preflight";

const bytes = (content: string) => new TextEncoder().encode(content);
const tailOf = (file: Uint8Array) => inspectTail(file.subarray(-TAIL_BYTES), file.length);

test("a healthy file has nothing against it, whichever its cross-reference", () => {
  for (const xref of ["table", "stream"] as const) {
    const file = createPdf({ xref, sizeBytes: 200_000 });
    expect(inspectHead(file)).toBeNull();
    expect(tailOf(file)).toBeNull();
  }
});

test("the magic decides the type", () => {
  expect(inspectHead(bytes(""))).toBe("pdf_empty");
  expect(inspectHead(bytes("PK\u0003\u0004"))).toBe("not_a_pdf");
  expect(inspectHead(bytes(" %PDF-1.7"))).toBe("not_a_pdf");
});

test("a file cut off anywhere is damaged", () => {
  const file = createPdf();
  for (const length of [10, 300, file.length - 20, file.length - 7]) {
    expect(tailOf(file.slice(0, length)), `cut at ${length}`).toBe("pdf_damaged");
  }
});

test("an offset outside the file is damage", () => {
  expect(tailOf(bytes("%PDF-1.7\ntrailer << >>\nstartxref\n99999\n%%EOF\n"))).toBe("pdf_damaged");
});

test("an encryption dictionary in the trailer is found, the word elsewhere is not", () => {
  const end = "startxref\n9\n%%EOF\n";
  expect(tailOf(bytes(`%PDF-1.7\nxref\ntrailer << /Encrypt 9 0 R >>\n${end}`))).toBe(
    "pdf_encrypted",
  );
  expect(tailOf(bytes(`%PDF-1.7\nxref\ntrailer << /Encrypt<</V 4>> >>\n${end}`))).toBe(
    "pdf_encrypted",
  );
  expect(tailOf(bytes(`%PDF-1.7\n(/Encrypt 9 0 R)\nxref\ntrailer << >>\n${end}`))).toBeNull();
});
