import { createHash } from "node:crypto";
import type { VerificationReport } from "@sign/protocol";

const sha256Of = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** A report on these bytes, with what a test wants to be different. Every file has one signature, which no other file has. */
export const reportOn = (
  bytes: Uint8Array,
  different: Partial<VerificationReport> = {},
): VerificationReport => ({
  verdict: "passed",
  findings: [],
  original: "exact-prefix",
  sha256: sha256Of(bytes),
  pageCount: 1,
  signatures: [
    {
      field: `Signature ${sha256Of(bytes)}`,
      signer: {
        name: "Hansen, Sanna",
        givenName: "Sanna",
        familyName: "Hansen",
        birthDate: null,
        nationalNumber: null,
        certificateSerial: "01",
        issuer: "CN=Test",
      },
      signedAt: "2026-11-23T12:00:00.000Z",
      timeSource: "timestamp",
      level: "B-LTA",
      integrity: "intact",
      trust: { status: "trusted", anchor: "CN=Test Root" },
      changesAfter: "none",
    },
  ],
  ...different,
});

/** Bytes that stand for a signed file: what was sent, and something appended. */
export const signedFrom = (bytes: Uint8Array, more = "signed"): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.concat([bytes, Buffer.from(more)]));
