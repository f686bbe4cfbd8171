import { expect, test } from "vitest";
import { findingCodes, verificationReportSchema } from "./report";

const signature = {
  field: "Signature1",
  signer: {
    name: "Hansen, Lars Erik",
    givenName: "Lars Erik",
    familyName: "Hansen",
    birthDate: null,
    nationalNumber: "•••••••••••",
    certificateSerial: "0A",
    issuer: "CA",
  },
  signedAt: "2026-06-01T12:00:00.000Z",
  timeSource: "timestamp",
  level: "B-LTA",
  integrity: "intact",
  trust: { status: "trusted", anchor: "Root" },
  changesAfter: "none",
  seal: { page: 1, rectangle: [0, 0, 91.875, 48.75] },
};
const report = {
  verdict: "passed",
  findings: [{ code: "revocation_unknown", severity: "warning", signature: 0 }],
  original: "exact-prefix",
  signatures: [signature],
  sha256: "0".repeat(64),
  pageCount: 1,
};

test("a report is taken as it is, with or without a seal and an original", () => {
  expect(verificationReportSchema.parse(report)).toEqual(report);
  const { original, ...rest } = report;
  const { seal, ...invisible } = signature;
  const less = { ...rest, signatures: [invisible] };
  expect(verificationReportSchema.parse(less)).toEqual(less);
});

test.each([
  ["verdict", { verdict: "valid" }],
  ["finding", { findings: [{ code: "odd", severity: "error" }] }],
  ["relation to the original", { original: "similar" }],
  ["level", { signatures: [{ ...signature, level: "B-X" }] }],
  [
    "page of a seal",
    { signatures: [{ ...signature, seal: { page: 0, rectangle: [0, 0, 1, 1] } }] },
  ],
])("an unknown %s is refused", (_, change) => {
  expect(verificationReportSchema.safeParse({ ...report, ...change }).success).toBe(false);
});

test("every finding code is listed once", () => {
  expect(new Set(findingCodes).size).toBe(findingCodes.length);
});
