import { verificationReportSchema } from "@sign/protocol";
import { describe, expect, test } from "vitest";
import { attacks } from "./testing/attacks";
import { minutes } from "./testing/identity";
import { samplePeople } from "./testing/people";
import { verifyPdf } from "./verify-pdf";

for (const [kind, list] of Object.entries(attacks)) {
  describe(kind, () => {
    test.each(list)("$name: $code", async ({ code, verdict, make }) => {
      const { anchors } = await samplePeople();
      const report = await verifyPdf(await make(), { trust: { anchors }, now: minutes(1) });
      expect(verificationReportSchema.safeParse(report).success).toBe(true);
      expect(report.findings.map((finding) => finding.code)).toContain(code);
      expect(report.verdict).toBe(verdict);
    });
  });
}
