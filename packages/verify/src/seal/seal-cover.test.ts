import { expect, test } from "vitest";
import { latin1 } from "../testing/der";
import { minutes } from "../testing/identity";
import { type Body, deflated } from "../testing/pdf-writer";
import { samplePeople } from "../testing/people";
import { N, objectText, sampleDocument } from "../testing/sample";
import { type SignOptions, sign, unsigned } from "../testing/signed-sample";
import { verifyPdf } from "../verify-pdf";

async function covers(
  objects: Record<number, Body>,
  rect = "56 100 148 149",
  options: SignOptions = {},
): Promise<boolean> {
  const { anchors } = await samplePeople();
  const { pdf } = await sign(unsigned(sampleDocument({ objects })), { rect, ...options });
  const report = await verifyPdf(pdf.bytes, { trust: { anchors }, now: minutes(1) });
  expect(report.verdict).toBe("passed");
  return report.findings.some(({ code }) => code === "seal_covers_content");
}

const page = (operators: string): Record<number, Body> => ({
  [N.content1]: { dict: "", data: latin1(operators) },
});
const inside = "BT /F1 12 Tf 60 120 Td (owed) Tj ET";

test("a seal on blank paper covers nothing", async () => {
  expect(await covers(page("BT /F1 12 Tf 60 700 Td (I owe you 100) Tj ET"))).toBe(false);
  expect(await covers(page("BT /F1 12 Tf 60 120 Td 0 400 Td (above) Tj ET"))).toBe(false);
});

test.each([
  ["text", inside],
  ["text after a line break", "BT /F1 12 Tf 14 TL 60 148 Td T* T* (owed) Tj ET"],
  ["text by its own matrix", "BT /F1 1 Tf 12 0 0 12 60 120 Tm [(ow) -20 (ed)] TJ ET"],
  ["text in a moved space", "q 1 0 0 1 50 100 cm BT /F1 12 Tf 10 20 Td (owed) Tj ET Q"],
  ["text of a turned space", "0 1 -1 0 100 110 cm BT /F1 12 Tf 0 0 Td (owed) Tj ET"],
  ["text that begins left of it", "BT /F1 12 Tf 10 120 Td (a long line of words) Tj ET"],
  ["text after an inline image", `BI /W 1 /H 1 /BPC 8 /CS /G ID \xff(\xff EI ${inside}`],
])("a seal over %s covers content", async (_, operators) => {
  expect(await covers(page(operators))).toBe(true);
});

test("a line of underscores or dots is there to be signed on", async () => {
  expect(await covers(page("BT /F1 12 Tf 60 120 Td (______.....) Tj ET"))).toBe(false);
});

test("text and pictures of a form are seen, a page that is one picture is not", async () => {
  const image = (operators: string): Record<number, Body> => ({
    ...page(operators),
    [N.image]: { dict: "/Type /XObject /Subtype /Image /Width 1 /Height 1", data: latin1("x") },
  });
  expect(await covers(image("q 50 0 0 50 60 110 cm /X1 Do Q"))).toBe(true);
  expect(await covers(image("q 595 0 0 842 0 0 cm /X1 Do Q"))).toBe(false);
  const form = deflated("/Type /XObject /Subtype /Form /BBox [0 0 99 99]", latin1(inside));
  expect(await covers({ ...page("/X1 Do"), [N.image]: form })).toBe(true);
});

test("a seal over a field covers content, over itself it does not", async () => {
  expect(await covers(page(""), "56 590 148 640")).toBe(true);
  expect(await covers(page(""), "56 400 148 449")).toBe(false);
});

test("a page that cannot be followed says nothing", async () => {
  expect(await covers(page("(owed"))).toBe(false);
  const page1 = objectText.page(N.content1, "").replace("/Contents", "/Content");
  expect(await covers({ [N.page2]: page1 })).toBe(false);
});
