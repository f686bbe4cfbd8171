import { z } from "zod";

/** Overall indication of a verification, in the terms of ETSI EN 319 102-1 (total-passed, indeterminate, total-failed). */
export const verdictSchema = z.enum(["passed", "indeterminate", "failed"]);
/** See {@link verdictSchema}. */
export type Verdict = z.infer<typeof verdictSchema>;

/** Every finding a verification can make; a closed list, so that each has a sentence for people. */
export const findingCodes = [
  "unreadable",
  "encrypted",
  "unsigned",
  "byte_range_invalid",
  "contents_invalid",
  "cms_invalid",
  "digest_mismatch",
  "signature_mismatch",
  "algorithm_unsupported",
  "algorithm_weak",
  "certificate_binding_missing",
  "certificate_not_for_signing",
  "certificate_not_valid_at_time",
  "certificate_revoked",
  "chain_incomplete",
  "issuer_not_trusted",
  "no_trusted_time",
  "timestamp_invalid",
  "changed_after_signing",
  "shadow_content",
  "original_differs",
] as const;
/** A code from {@link findingCodes}. */
export type FindingCode = (typeof findingCodes)[number];

/** One thing a verification found; `signature` is the index in `signatures` it concerns. */
export const findingSchema = z.object({
  code: z.enum(findingCodes),
  severity: z.enum(["info", "warning", "error"]),
  signature: z.int().min(0).optional(),
});
/** See {@link findingSchema}. */
export type Finding = z.infer<typeof findingSchema>;

/** PAdES baseline level found on a signature (ETSI EN 319 142-1). */
export const levelSchema = z.enum(["B-B", "B-T", "B-LT", "B-LTA"]);
/** See {@link levelSchema}. */
export type Level = z.infer<typeof levelSchema>;

/** What was verified about one signature. */
export const signatureReportSchema = z.object({
  /** Fully qualified name of the signature field. */
  field: z.string(),
  signer: z.object({
    /** Common name of the certificate's subject. */
    name: z.string(),
    givenName: z.string().nullable(),
    familyName: z.string().nullable(),
    /** `YYYY-MM-DD`, when the certificate has it. */
    birthDate: z.string().nullable(),
    /** The national identity number, masked (`•••••••••••`) unless asked for; `null` when the certificate has none. */
    nationalNumber: z.string().nullable(),
    certificateSerial: z.string(),
    issuer: z.string(),
  }),
  /** ISO 8601; `null` when no time is given at all. */
  signedAt: z.string().nullable(),
  /** A `timestamp` is vouched for by an authority; a `claimed` time is only what the signer's machine said. */
  timeSource: z.enum(["timestamp", "claimed", "none"]),
  level: levelSchema,
  /** `intact`: the signed bytes are those that were signed. */
  integrity: z.enum(["intact", "broken"]),
  /** Whether the chain ends at an anchor that was given; `anchor` is its subject. */
  trust: z.object({
    status: z.enum(["trusted", "untrusted", "unknown"]),
    anchor: z.string().nullable(),
  }),
  /** What was added to the file after this signature. */
  changesAfter: z.enum(["none", "validation-data", "another-signature", "other"]),
  /** Where the visible seal is: page from 1, rectangle in user space; absent when the signature is invisible. */
  seal: z
    .object({
      page: z.int().min(1),
      rectangle: z.tuple([z.number(), z.number(), z.number(), z.number()]),
    })
    .optional(),
});
/** See {@link signatureReportSchema}. */
export type SignatureReport = z.infer<typeof signatureReportSchema>;

/** The result of verifying one PDF. */
export const verificationReportSchema = z.object({
  verdict: verdictSchema,
  findings: z.array(findingSchema),
  /** How the signed file relates to what was sent, when that was given. */
  original: z.enum(["exact-prefix", "same-content", "different"]).optional(),
  signatures: z.array(signatureReportSchema),
  /** SHA-256 of the verified bytes, lower-case hex. */
  sha256: z.string(),
  pageCount: z.int().min(0),
});
/** See {@link verificationReportSchema}. */
export type VerificationReport = z.infer<typeof verificationReportSchema>;
