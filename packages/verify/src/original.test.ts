import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { minutes } from "./testing/identity";
import { writeUpdate } from "./testing/pdf-writer";
import { samplePeople } from "./testing/people";
import { content, N, objectText, sampleDocument } from "./testing/sample";
import { archived, type Signed, sign, unsigned } from "./testing/signed-sample";
import type { OriginalFile } from "./verify-options";
import { verifyPdf } from "./verify-pdf";

const announced = (bytes: Uint8Array): OriginalFile => ({
  size: bytes.length,
  sha256: createHash("sha256").update(bytes).digest("hex"),
});

async function compare({ pdf }: Signed, original: OriginalFile) {
  const { anchors } = await samplePeople();
  return verifyPdf(pdf.bytes, { trust: { anchors }, now: minutes(1), original });
}

test("a signature added behind the original leaves it an exact prefix, by bytes and by digest", async () => {
  const { bytes } = sampleDocument();
  const signed = await archived();
  for (const original of [bytes, announced(bytes)]) {
    expect(await compare(signed, original)).toMatchObject({
      verdict: "passed",
      original: "exact-prefix",
    });
  }
});

test("a page changed in the same update as the signature is no longer the original", async () => {
  const original = sampleDocument().bytes;
  const signed = await sign(unsigned(), {
    objects: { [N.content2]: content("Other second page") },
  });
  const report = await compare(signed, announced(original));
  expect(report).toMatchObject({ verdict: "passed", original: "different" });
  expect(report.findings).toContainEqual({ code: "page_changed", severity: "warning" });
});

test("the same pages written another way are the same content, when the bytes are given", async () => {
  const original = writeUpdate(
    { compressed: { [N.note]: objectText.note("agreed") }, xref: "stream" },
    sampleDocument({ xref: "stream" }),
  ).bytes;
  const signed = await archived();
  expect((await compare(signed, original)).original).toBe("same-content");
  expect((await compare(signed, announced(original))).original).toBe("different");
});

test.each([
  ["text", { [N.content2]: content("Other second page") }],
  [
    "page box",
    {
      [N.page2]: objectText.page(
        N.content2,
        "",
        `/Resources ${N.resources} 0 R /CropBox [0 0 9 9]`,
      ),
    },
  ],
  ["font", { [N.font]: "<< /Type /Font /Subtype /Type1 /BaseFont /Symbol >>" }],
  ["annotation", { [N.note]: objectText.note("refused") }],
  ["number of pages", { [N.pages]: objectText.pages(`${N.page1} 0 R`, 1) }],
])("another %s is a different document", async (_, objects) => {
  const report = await compare(await sign(unsigned()), sampleDocument({ objects }).bytes);
  expect(report.original).toBe("different");
  expect(report.findings).toContainEqual({ code: "original_differs", severity: "warning" });
});

test("an original that is no PDF, or longer than the file, is different", async () => {
  const signed = await sign(unsigned());
  expect((await compare(signed, new Uint8Array(4))).original).toBe("different");
  expect((await compare(signed, { size: 1e9, sha256: "0".repeat(64) })).original).toBe("different");
});
