import { type Limits, tooComplex } from "./pdf/limits";
import { type Page, readPages } from "./pdf/page-tree";
import { PdfFile } from "./pdf/pdf-file";
import { Revision } from "./pdf/revision";
import { type ReadSignature, readSignature } from "./read-signature";
import { readSignatureFields } from "./signature-fields";

/** A file as read: its present state, its pages, and its filled signature fields, oldest first. */
export interface OpenPdf {
  readonly revision: Revision;
  readonly pages: readonly Page[];
  readonly signatures: readonly ReadSignature[];
}

/** Reads a file strictly. Throws `unreadable`, `encrypted` or `too_complex`; faults of single signatures are theirs. */
export function openPdf(bytes: Uint8Array, limits: Limits): OpenPdf {
  const file = new PdfFile(bytes, limits);
  const revision = new Revision(file, bytes.length);
  const pages = readPages(revision);
  const filled = readSignatureFields(revision).flatMap((field) =>
    field.value ? [{ field, dict: field.value }] : [],
  );
  if (filled.length > limits.maxSignatures) tooComplex("too many signatures");
  const signatures = filled
    .map(({ field, dict }) => readSignature(file, field, dict))
    .sort((a, b) => (a.range?.end ?? 0) - (b.range?.end ?? 0));
  return { revision, pages, signatures };
}
