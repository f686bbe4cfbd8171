import {
  createPdf,
  createPicturePdf,
  createWrittenPdf,
  type FixtureOptions,
} from "@sign/simulator/fixtures";
import { expect, test } from "vitest";
import { createPdfInspector } from "./pdf-inspector";
import { codesOf, inspectBytes } from "./testing/inspect-bytes";

const shapes: FixtureOptions[] = (["table", "stream", "hybrid"] as const).flatMap((xref) =>
  ([undefined, "direct", "indirect"] as const).flatMap((form) =>
    [false, true].map((nested) => ({ xref, nested, inherit: nested, ...(form ? { form } : {}) })),
  ),
);

test.each(shapes)("nothing is found in a sound file: %o", async (options) => {
  const pages = [{ cropBox: [10, 10, 300, 310] as const }, { userUnit: 2 }];
  const { findings, facts } = await inspectBytes(createPdf({ ...options, pages }));
  expect(findings).toEqual([]);
  expect(facts).toMatchObject({ pageCount: 2, signatures: 0, certified: null, archive: null });
  expect(facts.pageSizes[0]).toEqual({ width: 290, height: 300 });
});

test("pages are counted and measured as displayed", async () => {
  const pages = Array.from({ length: 3_000 }, (_, at) => ({ rotate: at % 2 ? 90 : 0 }));
  const { facts } = await inspectBytes(createPdf({ pages }));
  expect(facts.pageCount).toBe(3_000);
  expect(facts.pageSizes).toHaveLength(1_000);
  expect(facts.pageSizes.slice(0, 2)).toEqual([
    { width: 595.28, height: 841.89 },
    { width: 841.89, height: 595.28 },
  ]);
});

test("as many pages as are allowed are, and no more", async () => {
  const file = createPdf({ pages: [{}, {}, {}] });
  expect(codesOf(await inspectBytes(file, { maxPages: 3 }))).toEqual([]);
  expect(codesOf(await inspectBytes(file, { maxPages: 2 }))).toEqual(["too_many_pages"]);
});

test("what is certain is told before the end", () => {
  const inspector = createPdfInspector();
  inspector.write(new TextEncoder().encode("%PDF"));
  expect([inspector.begun, inspector.stop]).toEqual([false, null]);
  inspector.write(new TextEncoder().encode("-1.7\n"));
  expect([inspector.begun, inspector.stop]).toEqual([true, null]);
  inspector.write(new TextEncoder().encode(`1 0 obj ${"[".repeat(200)}`.padEnd(1_000)));
  expect(inspector.stop).toBe("pdf_too_complex");

  const another = createPdfInspector();
  another.write(new Uint8Array(2_000));
  expect([another.begun, another.stop]).toEqual([false, "not_a_pdf"]);
});

test("the bytes stay the caller's, who may use them again", async () => {
  const file = createPdf({ pages: [{}, {}], xref: "stream" });
  const inspector = createPdfInspector();
  const buffer = new Uint8Array(100);
  for (let at = 0; at < file.length; at += 100) {
    const piece = file.subarray(at, at + 100);
    buffer.set(piece);
    inspector.write(buffer.subarray(0, piece.length));
    buffer.fill(0x28);
  }
  expect((await inspector.end()).facts.pageCount).toBe(2);
});

/** A file whose pages are listed in an object of their own, behind a great many other lists. */
function withLists(count: number): Uint8Array {
  const lists = Array.from({ length: count }, (_, at) => `${at + 9} 0 obj [3 0 R] endobj\n`);
  const file = Buffer.from(createPdf()).toString("latin1");
  const [, kids = ""] = /\/Kids (\[[^\]]*\])/.exec(file) ?? [];
  const more = `${lists.join("")}8 0 obj ${kids} endobj\nxref\n`;
  const apart = file.replace(kids, "8 0 R").replace("xref\n", more);
  const ended = apart.replace(/startxref\n\d+/, `startxref\n${apart.lastIndexOf("xref\n0")}`);
  return Buffer.from(ended, "latin1");
}

test("what there was no room for stops nobody", async () => {
  expect(codesOf(await inspectBytes(withLists(10)))).toEqual([]);
  expect(codesOf(await inspectBytes(withLists(10_000)))).toEqual(["not_inspected"]);
});

test("pages may have more different sizes than are kept", async () => {
  const pages = Array.from({ length: 3_000 }, (_, at) => ({
    mediaBox: [0, 0, 300 + at, 400] as const,
  }));
  const { findings, facts } = await inspectBytes(createPdf({ pages }));
  expect(findings).toEqual([]);
  expect(facts.pageCount).toBe(3_000);
  expect(facts.pageSizes[999]).toEqual({ width: 1_299, height: 400 });
});

test("other fixtures have nothing against them either", async () => {
  for (const picture of ["jpeg-2000", "jbig2", "icc"] as const) {
    expect(codesOf(await inspectBytes(createPicturePdf(picture)))).toEqual([]);
  }
  expect(codesOf(await inspectBytes(createWrittenPdf({ content: "" })))).toEqual([]);
});
