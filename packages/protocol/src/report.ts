import * as z from "zod/mini";

/** Overall indication of a verification, in the terms of ETSI EN 319 102-1 (total-passed, indeterminate, total-failed). */
export const verdictSchema = z.enum(["passed", "indeterminate", "failed"]);
/** See {@link verdictSchema}. */
export type Verdict = z.infer<typeof verdictSchema>;

/** Every finding a verification can make; a closed list, so that each has a sentence for people. */
export const findingCodes = [
  // the file
  "unreadable",
  "too_complex",
  "encrypted",
  "unsigned",
  "original_differs",
  // the signature
  "format_unsupported",
  "byte_range_invalid",
  "contents_invalid",
  "cms_invalid",
  "digest_mismatch",
  "signature_mismatch",
  "algorithm_unsupported",
  "algorithm_weak",
  "certificate_binding_missing",
  "certificate_binding_mismatch",
  // the signer's certificate and those above it
  "certificate_missing",
  "certificate_not_for_signing",
  "certificate_not_valid_at_time",
  "certificate_revoked",
  "revocation_unknown",
  "chain_incomplete",
  "chain_invalid",
  "issuer_not_trusted",
  // the time
  "no_trusted_time",
  "timestamp_invalid",
  "timestamp_not_trusted",
  // what happened to the file after the signature
  "changed_after_signing",
  "page_changed",
  "pages_rearranged",
  "annotation_changed",
  "form_changed",
  "document_changed",
  "metadata_changed",
  "signature_removed",
  "shadow_content",
  "reference_filled",
  "change_not_permitted",
  // the seal
  "seal_covers_content",
] as const;
/** A code from {@link findingCodes}. */
export type FindingCode = (typeof findingCodes)[number];

/**
 * One thing a verification found; `signature` is the index in `signatures` it concerns, absent when it
 * concerns the file or one of its document timestamps. An `error` makes the verdict failed; a `warning` is a
 * doubt, some of which make it indeterminate; an `info` is something to know.
 */
export const findingSchema = z.object({
  code: z.enum(findingCodes),
  severity: z.enum(["info", "warning", "error"]),
  signature: z.optional(z.int().check(z.gte(0))),
});
/** See {@link findingSchema}. */
export type Finding = z.infer<typeof findingSchema>;

/** PAdES baseline level found on a signature (ETSI EN 319 142-1). */
export const levelSchema = z.enum(["B-B", "B-T", "B-LT", "B-LTA"]);
/** See {@link levelSchema}. */
export type Level = z.infer<typeof levelSchema>;

/** How a signed file relates to what was sent to be signed: those bytes with only a signature's own additions behind them, other bytes that show the same pages, or neither. */
export const originalSchema = z.enum(["exact-prefix", "same-content", "different"]);
/** See {@link originalSchema}. */
export type Original = z.infer<typeof originalSchema>;

/** What was verified about one signature. Texts from certificates are free of control and direction characters. */
export const signatureReportSchema = z.object({
  /** Fully qualified name of the signature field. */
  field: z.string(),
  signer: z.object({
    /** Common name of the certificate's subject; empty when there is no readable certificate. */
    name: z.string(),
    givenName: z.nullable(z.string()),
    familyName: z.nullable(z.string()),
    /** `YYYY-MM-DD`, when the certificate has it. */
    birthDate: z.nullable(z.string()),
    /** The national identity number, masked (`•••••••••••`) unless asked for; `null` when the certificate has none. */
    nationalNumber: z.nullable(z.string()),
    /** Serial number of the certificate, upper-case hex. */
    certificateSerial: z.string(),
    issuer: z.string(),
  }),
  /** ISO 8601; `null` when no time is given at all. */
  signedAt: z.nullable(z.string()),
  /** A `timestamp` is vouched for by a trusted authority; a `claimed` time is only what the signer's machine said. */
  timeSource: z.enum(["timestamp", "claimed", "none"]),
  level: levelSchema,
  /** `intact`: the signed bytes are those that were signed. */
  integrity: z.enum(["intact", "broken"]),
  /** Whether the chain ends at an anchor that was given; `anchor` is its subject. `unknown`: the chain does not reach a root. */
  trust: z.object({
    status: z.enum(["trusted", "untrusted", "unknown"]),
    anchor: z.nullable(z.string()),
  }),
  /** What was added to the file after this signature. */
  changesAfter: z.enum(["none", "validation-data", "another-signature", "other"]),
  /** Where the visible seal is: page from 1, rectangle in user space; absent when the signature is invisible. */
  seal: z.optional(
    z.object({
      page: z.int().check(z.gte(1)),
      rectangle: z.tuple([z.number(), z.number(), z.number(), z.number()]),
    }),
  ),
});
/** See {@link signatureReportSchema}. */
export type SignatureReport = z.infer<typeof signatureReportSchema>;

/** The result of verifying one PDF. */
export const verificationReportSchema = z.object({
  verdict: verdictSchema,
  findings: z.array(findingSchema),
  /** Present when the original was given. */
  original: z.optional(originalSchema),
  /** Signatures of people and organisations, oldest first; document timestamps are not among them. */
  signatures: z.array(signatureReportSchema),
  /** SHA-256 of the verified bytes, lower-case hex. */
  sha256: z.string(),
  pageCount: z.int().check(z.gte(0)),
});
/** See {@link verificationReportSchema}. */
export type VerificationReport = z.infer<typeof verificationReportSchema>;
