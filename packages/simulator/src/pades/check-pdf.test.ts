import { expect, test } from "vitest";
import { runTool } from "../../test/pdf-tools";
import { type FixtureObjects, latin1, writeFile } from "../fixture-file";
import { createPdf } from "../fixtures";
import { checkPdf } from "./check-pdf";
import { PadesError } from "./pades-error";

const codeOf = (bytes: Uint8Array): string => {
  try {
    checkPdf(bytes);
    return "signable";
  } catch (error) {
    if (error instanceof PadesError) return error.code;
    throw error;
  }
};

/** A file of hand-written objects, numbered from 1; the first is the catalog. */
function written(...bodies: readonly (string | Uint8Array)[]): Uint8Array {
  const objects: FixtureObjects = new Map(
    bodies.map((body, at) => [at + 1, typeof body === "string" ? latin1(body) : body]),
  );
  return writeFile({ objects, trailer: "/Root 1 0 R", xref: "table", hidden: [] });
}

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1");

/** The file with one piece of text exchanged for another. */
const replaced = (bytes: Uint8Array, from: string, to: string): Uint8Array =>
  latin1(text(bytes).replace(from, to));

/** The file with a trailer that says its own section is the one before it. */
const looped = (bytes: Uint8Array): Uint8Array =>
  replaced(bytes, "/Root", `/Prev ${/startxref\n(\d+)/.exec(text(bytes))?.[1]} /Root`);

test("sizes are as displayed: cropped, turned, in user units, inherited", () => {
  const pages = [
    { mediaBox: [0, 0, 300, 400], rotate: -90 },
    { mediaBox: [0, 0, 300, 400], cropBox: [10, 10, 110, 500] },
    { mediaBox: [300, 400, 0, 0], userUnit: 1.5 },
  ] as const;
  expect(checkPdf(createPdf({ pages }))).toEqual({
    pageCount: 3,
    pages: [
      { width: 400, height: 300 },
      { width: 100, height: 390 },
      { width: 450, height: 600 },
    ],
  });
  const [first] = pages;
  expect(checkPdf(createPdf({ pages: [first, first], inherit: true, nested: true })).pages).toEqual(
    [
      { width: 400, height: 300 },
      { width: 400, height: 300 },
    ],
  );
});

test("an empty file and one that is no PDF have their own codes", () => {
  expect(codeOf(new Uint8Array())).toBe("pdf_empty");
  expect(codeOf(latin1("%PD"))).toBe("not_a_pdf");
  expect(codeOf(latin1("<html>%PDF-1.7"))).toBe("not_a_pdf");
});

test("an encrypted file has its own code, with and without a password to open it", async () => {
  for (const password of ["", "secret"]) {
    const { stdout } = await runTool(
      "qpdf",
      ["--encrypt", password, "owner", "256", "--", "in.pdf", "-"],
      { "in.pdf": createPdf() },
    );
    expect(codeOf(stdout)).toBe("pdf_encrypted");
  }
});

test.each(["table", "stream", "hybrid"] as const)(
  "a file with a %s is damaged wherever it is cut off",
  (xref) => {
    const whole = createPdf({ xref, form: "indirect" });
    expect(codeOf(whole)).toBe("signable");
    for (let length = 5; length < whole.length - 8; length += 7) {
      expect(codeOf(whole.subarray(0, length))).toBe("pdf_damaged");
    }
  },
);

const pages = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>";
const page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>";
const catalog = "<< /Type /Catalog /Pages 2 0 R >>";

test.each([
  ["nothing wrong", "signable", written(catalog, pages, page)],
  ["no catalog", "pdf_damaged", written("null")],
  ["no page tree", "pdf_damaged", written("<< /Type /Catalog >>")],
  ["no pages", "pdf_damaged", written(catalog, "<< /Type /Pages /Kids [] /Count 0 >>")],
  ["a missing page", "pdf_damaged", written(catalog, pages)],
  ["a page tree that loops", "pdf_damaged", written(catalog, "<< /Type /Pages /Kids [2 0 R] >>")],
  ["a reference to itself", "pdf_damaged", written(catalog, "2 0 R")],
  [
    "a form that is a number",
    "pdf_damaged",
    written("<< /Pages 2 0 R /AcroForm 7 >>", pages, page),
  ],
  [
    "fields that are no list",
    "pdf_damaged",
    written("<< /Pages 2 0 R /AcroForm << /Fields 7 >> >>", pages, page),
  ],
  ["annotations that are no list", "pdf_damaged", written(catalog, pages, "<< /Annots 7 >>")],
  ["a page without boxes", "signable", written(catalog, pages, "<< /Type /Page >>")],
  [
    "a place that holds another object",
    "pdf_damaged",
    replaced(written(catalog, pages, page), "3 0 obj", "4 0 obj"),
  ],
  ["a cross-reference that points to itself", "pdf_damaged", looped(createPdf())],
  [
    "an end that points outside",
    "pdf_damaged",
    replaced(createPdf(), "startxref\n", "startxref\n9"),
  ],
])("%s: %s", (_, code, bytes) => {
  expect(codeOf(bytes)).toBe(code);
});

/** xorshift32, so that the same files are tried on every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

test("whatever is altered in a file, the answer is a result or a code", () => {
  const next = random(20260302);
  const seeds = (["table", "stream", "hybrid"] as const).map((xref) =>
    createPdf({ xref, form: "indirect", nested: true }),
  );
  const codes = new Set<string>();
  for (const seed of seeds) {
    for (let round = 0; round < 400; round++) {
      const altered = seed.slice();
      for (let change = 0; change < 3; change++) {
        altered[Math.floor(next() * altered.length)] = 0x20 + Math.floor(next() * 0x60);
      }
      codes.add(codeOf(altered));
    }
  }
  expect([...codes].sort()).toEqual(["not_a_pdf", "pdf_damaged", "signable"]);
});
