import { verificationReportSchema } from "@sign/protocol";
import { expect, test } from "vitest";
import { goodSamples } from "./testing/good";
import { days } from "./testing/identity";
import { samplePeople } from "./testing/people";
import { verifyPdf } from "./verify-pdf";

test.each(goodSamples)("$name: $level, $changes", async ({ level, verdict, changes, make }) => {
  const { pdf } = await make();
  const { anchors } = await samplePeople();
  const copy = pdf.bytes.slice();
  const report = await verifyPdf(pdf.bytes, { trust: { anchors }, now: days(400) });
  expect(report.findings.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(report.verdict).toBe(verdict);
  expect(report.signatures[0]).toMatchObject({
    integrity: "intact",
    level,
    changesAfter: changes,
    trust: { status: "trusted", anchor: "Sample root" },
    timeSource: level === "B-B" ? "claimed" : "timestamp",
    signedAt: "2026-06-01T12:00:00.000Z",
  });
  expect(verificationReportSchema.safeParse(report).success).toBe(true);
  expect(pdf.bytes).toEqual(copy);
});
