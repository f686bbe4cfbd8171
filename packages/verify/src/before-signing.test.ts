import { createPdfInspector, type PdfInspection, stopOf } from "@sign/protocol";
import { hostilePdfs } from "@sign/simulator/fixtures";
import { expect, test } from "vitest";
import { ReferenceIndex } from "./modifications/reference-index";
import { defaultLimits } from "./pdf/limits";
import { readPages } from "./pdf/page-tree";
import { PdfFile } from "./pdf/pdf-file";
import { Revision } from "./pdf/revision";
import { goodSamples } from "./testing/good";
import { verifyPdf } from "./verify-pdf";

function inspect(bytes: Uint8Array) {
  const inspector = createPdfInspector({ size: bytes.length });
  inspector.write(bytes);
  return inspector.end();
}

const codesOf = ({ findings }: PdfInspection): string[] => findings.map(({ code }) => code);

/** What its signer forbids: every change, and so another signature. */
const locked = ["certified"];

test.each(goodSamples)("$name: may be signed again", async ({ name, make }) => {
  const { pdf } = await make();
  const inspection = await inspect(pdf.bytes);
  expect(stopOf(inspection)).toBe(locked.includes(name) ? "pdf_locked" : null);
  expect(inspection.facts).toMatchObject({
    pageCount: (await verifyPdf(pdf.bytes, { trust: { anchors: [] } })).pageCount,
    signatures: expect.toSatisfy((count) => count > 0),
  });
});

/** Reads every object of a file and all its pages, as is done once it has been signed. */
function readAll(bytes: Uint8Array<ArrayBuffer>): void {
  const revision = new Revision(new PdfFile(bytes, defaultLimits), bytes.length);
  new ReferenceIndex([revision]);
  readPages(revision);
}

test.each(hostilePdfs)(
  "$name: what is not stopped can be read once it is signed",
  async ({ make }) => {
    const bytes = await make();
    const inspection = await inspect(bytes);
    if (stopOf(inspection) || codesOf(inspection).includes("not_inspected")) return;
    expect(() => readAll(bytes)).not.toThrow();
  },
);
