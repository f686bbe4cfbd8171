import { createPdf } from "@sign/simulator/fixtures";
import { expect, test } from "vitest";
import { type Authority, createAuthority } from "../../simulator/src/pades/authority";
import { type SignPdfOptions, signPdf } from "../../simulator/src/pades/sign-pdf";
import type { VerifyOptions } from "./verify-options";
import { verifyPdf } from "./verify-pdf";

const at = new Date("2026-06-01T12:00:00Z");
const signer = { givenName: "Sanna", familyName: "Hansen", nationalNumber: "12829025475" };
let authority: Promise<Authority> | undefined;

async function signed(original: Uint8Array, options: Partial<SignPdfOptions> = {}) {
  authority ??= createAuthority({ now: () => at });
  return signPdf(original, { authority: await authority, signer, at, ...options });
}

async function verify(bytes: Uint8Array, options: Partial<VerifyOptions> = {}) {
  const { anchors } = await (authority ?? createAuthority());
  const now = new Date("2036-01-01T00:00:00Z");
  return verifyPdf(bytes, { trust: { anchors }, now, ...options });
}

test.each([
  ["B-B", "table"],
  ["B-T", "stream"],
  ["B-LT", "table"],
  ["B-LTA", "stream"],
] as const)("%s on a cross-reference %s is found and holds years later", async (level, xref) => {
  const original = createPdf({ xref, pages: [{}, { rotate: 90 }] });
  const report = await verify(await signed(original, { level }), { original });
  expect(report).toMatchObject({
    verdict: level === "B-B" ? "indeterminate" : "passed",
    original: "exact-prefix",
    pageCount: 2,
    signatures: [
      {
        level,
        integrity: "intact",
        signedAt: "2026-06-01T12:00:00.000Z",
        timeSource: level === "B-B" ? "claimed" : "timestamp",
        trust: { status: "trusted" },
      },
    ],
  });
});

test("the report says who signed, and masks the national number unless asked", async () => {
  const file = await signed(createPdf());
  const masked = (await verify(file)).signatures[0]?.signer;
  expect(masked).toMatchObject({
    name: "Hansen, Sanna",
    givenName: "Sanna",
    familyName: "Hansen",
    nationalNumber: "•••••••••••",
  });
  const shown = (await verify(file, { showNationalNumber: true })).signatures[0]?.signer;
  expect(shown?.nationalNumber).toBe(signer.nationalNumber);
  expect(JSON.stringify(await verify(file))).not.toContain(signer.nationalNumber);
});

test("the seal is found where it was placed", async () => {
  const original = createPdf({ pages: [{}, {}] });
  const file = await signed(original, { placement: { page: 2, x: 100, y: 200 } });
  const { seal } = (await verify(file)).signatures[0] ?? {};
  expect(seal?.page).toBe(2);
  const expected = [100, 841.89 - 200 - 48.75, 191.875, 841.89 - 200];
  for (const [side, value] of expected.entries()) {
    expect(seal?.rectangle[side]).toBeCloseTo(value, 1);
  }
});

test("two people sign one document: the first sees another signature", async () => {
  const report = await verify(await signed(await signed(createPdf())));
  expect(report.verdict).toBe("passed");
  expect(report.signatures.map(({ changesAfter }) => changesAfter)).toEqual([
    "another-signature",
    "validation-data",
  ]);
});

test("a page changed after the simulator's signature is seen", async () => {
  const file = await signed(createPdf({ pages: [{ lines: ["I owe you 100"] }] }));
  const at = new TextDecoder("latin1").decode(file).indexOf("owe you 100") + 8;
  file[at] = 0x39;
  const report = await verify(file);
  expect(report.verdict).toBe("failed");
  expect(report.signatures[0]?.integrity).toBe("broken");
  expect(report.findings).toContainEqual({
    code: "digest_mismatch",
    severity: "error",
    signature: 0,
  });
});

test("trust in nobody leaves the signature intact and the verdict open", async () => {
  const report = await verify(await signed(createPdf()), { trust: { anchors: [] } });
  expect(report.verdict).toBe("indeterminate");
  expect(report.signatures[0]).toMatchObject({
    integrity: "intact",
    trust: { status: "untrusted", anchor: null },
  });
});
