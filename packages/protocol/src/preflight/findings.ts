import type { ErrorCode } from "../errors";
import type { Size } from "../placement-geometry";

/** What makes a file unfit for signing; each is an error code, since the server answers with it too. Size is told by whoever knows it. */
export const stopCodes = [
  "pdf_empty",
  "document_too_large",
  "not_a_pdf",
  "pdf_encrypted",
  "pdf_restricted",
  "pdf_needs_certificate",
  "pdf_too_complex",
  "pdf_damaged",
  "pdf_needs_repair",
  "too_many_pages",
  "pdf_form_xfa",
  "pdf_locked",
] as const satisfies readonly ErrorCode[];
/** A code from {@link stopCodes}. */
export type StopCode = (typeof stopCodes)[number];

/** The closed table of what is worth knowing about a file that can be signed; `ERRORS.md` has a heading for each. */
export const warningTable = {
  signed_before: "The file is signed already; the new signature is added to those it has.",
  certified: "The file is certified; its author allows further signatures.",
  form_xfa: "The file holds an XFA form; other programs may show it differently.",
  javascript: "The file holds JavaScript, which may change what is seen.",
  external_action: "The file can start programs or send data when it is opened or used.",
  attachments: "Other files are attached; they are signed along without being shown.",
  portfolio: "The file is a folder of other files; only its cover is shown.",
  archive_claim:
    "The file says that it is made for archiving (PDF/A); a signature keeps it that way.",
  page_too_small: "A page is smaller than the visible signature.",
  page_size_unclear: "A page has no usable size; programs may show it differently.",
  not_inspected: "Not all of the file could be inspected.",
} as const;
/** A code from {@link warningTable}. */
export type WarningCode = keyof typeof warningTable;

/** Every warning code, in the table's order. */
export const warningCodes = Object.keys(warningTable) as [WarningCode, ...WarningCode[]];

/** One thing an inspection found: a `stop` makes the file unfit for signing, a `warn` is good to know. `page` counts from 1. */
export type PdfFinding =
  | { readonly code: StopCode; readonly severity: "stop" }
  | { readonly code: WarningCode; readonly severity: "warn"; readonly page?: number };

/** A finding that stops nobody. */
export type PdfWarning = Extract<PdfFinding, { severity: "warn" }>;

/** What an inspection learned about a file. */
export interface PdfFacts {
  /** `null` when the pages could not be counted. */
  readonly pageCount: number | null;
  /** Sizes in points as displayed of the first pages, at most {@link MOST_PAGE_SIZES}; `null` where a page has no usable size. */
  readonly pageSizes: readonly (Size | null)[];
  /** Signatures in the file, timestamps of the whole document included. */
  readonly signatures: number;
  /** What the author's certification allows (ISO 32000-2, table 257): 1 nothing, 2 forms and signatures, 3 annotations too; `null` without one. */
  readonly certified: 1 | 2 | 3 | null;
  /** Part and conformance level that the file claims of PDF/A, as `2b`; `null` without a claim. */
  readonly archive: string | null;
}

/** The result of inspecting one file, stops first. */
export interface PdfInspection {
  readonly findings: readonly PdfFinding[];
  readonly facts: PdfFacts;
}

/** How many page sizes {@link PdfFacts} holds at most. */
export const MOST_PAGE_SIZES = 1_000;

/** The first reason not to sign, `null` when there is none. */
export const stopOf = ({ findings }: Pick<PdfInspection, "findings">): StopCode | null =>
  findings.find((finding) => finding.severity === "stop")?.code ?? null;

/** What is good to know, in the order it was found. */
export const warningsOf = ({ findings }: Pick<PdfInspection, "findings">): readonly PdfWarning[] =>
  findings.filter((finding) => finding.severity === "warn");

/** The facts of a file about which nothing is known. */
export const noFacts: PdfFacts = {
  pageCount: null,
  pageSizes: [],
  signatures: 0,
  certified: null,
  archive: null,
};
