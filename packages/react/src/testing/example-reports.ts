import type { SignatureReport, VerificationReport } from "@sign/protocol";

const signature: SignatureReport = {
  field: "Signature1",
  signer: {
    name: "Aksel Herseth",
    givenName: "Aksel",
    familyName: "Herseth",
    birthDate: null,
    nationalNumber: null,
    certificateSerial: "4F2A",
    issuer: "Example Signing CA",
  },
  signedAt: "2026-11-23T12:04:31Z",
  timeSource: "timestamp",
  level: "B-LTA",
  integrity: "intact",
  trust: { status: "trusted", anchor: "Example Root CA" },
  changesAfter: "validation-data",
};

/** The report of a document that passed verification. */
export const exampleReport: VerificationReport = {
  verdict: "passed",
  findings: [],
  original: "exact-prefix",
  signatures: [signature],
  sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
  pageCount: 1,
};

const reportWith = (
  different: Partial<SignatureReport>,
  more: Partial<VerificationReport> = {},
): VerificationReport => ({
  ...exampleReport,
  signatures: [{ ...signature, ...different }],
  ...more,
});

/** A report of every kind a person may meet. */
export const exampleReports = {
  /** All checks passed. */
  good: exampleReport,
  /** All checks passed, and the level is `B-T`: less than a route may ask for. */
  lowerLevel: reportWith({ level: "B-T", changesAfter: "none" }),
  /** A page was changed after the signature. */
  tampered: reportWith(
    { changesAfter: "other" },
    {
      verdict: "failed",
      original: "different",
      findings: [
        { code: "original_differs", severity: "warning" },
        { code: "changed_after_signing", severity: "error", signature: 0 },
        { code: "page_changed", severity: "error", signature: 0 },
      ],
    },
  ),
  /** All checks passed, and it is another person's signature. */
  otherSigner: reportWith({
    signer: {
      ...signature.signer,
      name: "Ole Bramserud",
      givenName: "Ole",
      familyName: "Bramserud",
      certificateSerial: "4F2B",
    },
  }),
  /** Intact, and no one who is relied on vouches for the signer. */
  untrusted: reportWith(
    { timeSource: "claimed", trust: { status: "untrusted", anchor: null } },
    {
      verdict: "indeterminate",
      findings: [
        { code: "issuer_not_trusted", severity: "warning", signature: 0 },
        { code: "timestamp_not_trusted", severity: "warning", signature: 0 },
      ],
    },
  ),
  /** Nobody has signed. */
  unsigned: {
    ...exampleReport,
    verdict: "failed",
    findings: [{ code: "unsigned", severity: "error" }],
    signatures: [],
  },
} as const satisfies Record<string, VerificationReport>;
