import { createPdf } from "@sign/simulator/fixtures";
import { expect, test } from "vitest";
import { createAuthority } from "../../simulator/src/pades/authority";
import { signPdf } from "../../simulator/src/pades/sign-pdf";
import { verifyPdf } from "./verify-pdf";

function shared(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(new SharedArrayBuffer(bytes.length));
  copy.set(bytes);
  return copy;
}

test("a Buffer, a view into a larger buffer and shared memory give the report that plain bytes give", async () => {
  const authority = await createAuthority();
  const signer = { givenName: "Sanna", familyName: "Hansen", nationalNumber: "12829025475" };
  const original = createPdf();
  const signed = await signPdf(original, { authority, signer, at: new Date() });
  const [pem = ""] = authority.anchors;
  const der = Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ""), "base64");
  const now = new Date(Date.now() + 60_000);
  const expected = await verifyPdf(signed, {
    trust: { anchors: authority.anchors },
    original,
    now,
  });
  expect(expected).toMatchObject({ verdict: "passed", original: "exact-prefix" });

  const padded = new Uint8Array(signed.length + 2);
  padded.set(signed, 1);
  for (const form of [Buffer.from(signed), padded.subarray(1, -1), shared(signed)]) {
    const anchors = [der, ...authority.anchors.slice(1)];
    const given = { trust: { anchors }, original: Buffer.from(original), now };
    expect(await verifyPdf(form, given)).toEqual(expected);
  }
});
