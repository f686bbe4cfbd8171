import { expect, test } from "vitest";
import { createIdentity, minutes, NOW } from "./testing/identity";
import { samplePeople } from "./testing/people";
import { addStore, archived, type Signed, sign, stamp, unsigned } from "./testing/signed-sample";
import { sampleDocument } from "./testing/sample";
import { verifyPdf } from "./verify-pdf";

const verify = async ({ pdf }: Signed, more = {}) =>
  verifyPdf(pdf.bytes, { trust: { anchors: (await samplePeople()).anchors }, now: minutes(1), ...more });

test("x", async () => {
  for (const xref of ["table", "stream", "hybrid"] as const) {
    console.log(xref, JSON.stringify(await verify(await archived(unsigned(sampleDocument({ xref }))))));
  }
  console.log(JSON.stringify(await verify(await sign(await sign(unsigned())))));
});
