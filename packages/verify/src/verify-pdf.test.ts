import { verificationReportSchema } from "@sign/protocol";
import { expect, test } from "vitest";
import { oid, sequence, set, utf8 } from "./testing/der";
import { createIdentity, days, minutes } from "./testing/identity";
import { seededRandom } from "./testing/mutations";
import { samplePeople, signerUsage } from "./testing/people";
import { archived, sign, unsigned } from "./testing/signed-sample";
import { verifyPdf } from "./verify-pdf";

test("bytes of any kind end in a report", async () => {
  const random = seededRandom(1);
  for (let count = 0; count < 50; count++) {
    const bytes = Uint8Array.from({ length: 9 + random(300) }, () => random(256));
    if (count % 2) bytes.set(new TextEncoder().encode("%PDF-1.7\n"));
    const report = await verifyPdf(bytes, { trust: { anchors: [] }, original: bytes });
    expect(verificationReportSchema.parse(report)).toMatchObject({
      verdict: "failed",
      findings: [{ code: "unreadable", severity: "error" }],
      signatures: [],
      original: "different",
    });
  }
});

test("an anchor that is no certificate throws before the file is looked at", async () => {
  await expect(verifyPdf(new Uint8Array(), { trust: { anchors: ["x"] } })).rejects.toThrow(
    TypeError,
  );
});

test("limits can be set", async () => {
  const { bytes } = (await sign(unsigned())).pdf;
  const report = await verifyPdf(bytes, { trust: { anchors: [] }, limits: { maxBytes: 1000 } });
  expect(report.findings).toEqual([{ code: "too_complex", severity: "error" }]);
});

test("bytes in shared memory are verified too", async () => {
  const { anchors } = await samplePeople();
  const { bytes } = (await archived()).pdf;
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
  shared.set(bytes);
  const report = await verifyPdf(shared, { trust: { anchors }, now: days(1) });
  expect(report.verdict).toBe("passed");
});

test("nothing may be from after the present, save for clocks that differ by minutes", async () => {
  const { anchors } = await samplePeople();
  const { bytes } = (await sign(unsigned())).pdf;
  const at = async (now: Date) => (await verifyPdf(bytes, { trust: { anchors }, now })).verdict;
  expect(await at(minutes(-1))).toBe("passed");
  expect(await at(minutes(-10))).toBe("failed");
});

test("a name cannot be made to read as something else", async () => {
  const { authority, anchors } = await samplePeople();
  const subject = sequence(set(sequence(oid("2.5.4.3"), utf8("Kari\u202e iraK\n\u0007 signer"))));
  const signer = await createIdentity({ name: "", subject, issuer: authority, usage: signerUsage });
  const { pdf } = await sign(unsigned(), { cms: { signer, certificates: [signer, authority] } });
  const report = await verifyPdf(pdf.bytes, { trust: { anchors }, now: minutes(1) });
  expect(report.signatures[0]?.signer.name).toBe("Kari  iraK   signer");
});
