import { expect, test } from "vitest";
import { days } from "./testing/identity";
import { mutate, seededRandom } from "./testing/mutations";
import { samplePeople } from "./testing/people";
import { sampleDocument } from "./testing/sample";
import { archived, unsigned } from "./testing/signed-sample";
import { verifyPdf } from "./verify-pdf";

/** Where the hexadecimal digits of the signatures are. */
function contentsIn(bytes: Uint8Array): { start: number; end: number }[] {
  const text = new TextDecoder("latin1").decode(bytes);
  return [...text.matchAll(/\/Contents <([0-9a-f]+)>/g)].map(({ index, 1: digits = "" }) => ({
    start: index + 11,
    end: index + 11 + digits.length,
  }));
}

test.each(["table", "stream"] as const)(
  "no mutation outside of the signatures is accepted, and none throws (%s)",
  async (xref) => {
    const { anchors } = await samplePeople();
    const { bytes } = (await archived(unsigned(sampleDocument({ xref })))).pdf;
    const contents = contentsIn(bytes);
    expect(contents).toHaveLength(2);
    const random = seededRandom(20260601);
    for (let count = 0; count < 300; count++) {
      const { bytes: mutated, at } = mutate(bytes, random);
      const report = await verifyPdf(mutated, { trust: { anchors }, now: days(1) });
      const inside = contents.some(({ start, end }) => at >= start && at < end);
      if (!inside) expect(report.verdict, `mutation ${count} at ${at}`).toBe("failed");
    }
  },
);
