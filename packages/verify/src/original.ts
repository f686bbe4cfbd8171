import type { FindingCode, Original } from "@sign/protocol";
import { hexOf, sameBytes } from "./asn1-values";
import { compareRevisions } from "./modifications/compare-revisions";
import { ReferenceIndex } from "./modifications/reference-index";
import { PdfFile } from "./pdf/pdf-file";
import { Revision } from "./pdf/revision";
import { haveSameContent } from "./same-content";
import type { OriginalFile } from "./verify-options";

/** How a file relates to its original, and what of it a signature would not have added. */
export interface OriginalComparison {
  readonly relation: Original;
  readonly codes: readonly FindingCode[];
}

/**
 * Compares the present state of a file with what was sent to be signed. `prefixDigest` is the SHA-256 of as many of
 * its first bytes as the original has, when only the original's digest is given.
 */
export function compareOriginal(
  signed: Revision,
  original: OriginalFile,
  prefixDigest: Uint8Array | undefined,
): OriginalComparison {
  const size = original instanceof Uint8Array ? original.length : original.size;
  const isPrefix =
    original instanceof Uint8Array
      ? sameBytes(original, signed.file.bytes.subarray(0, size))
      : prefixDigest !== undefined && hexOf(prefixDigest) === original.sha256.toLowerCase();
  try {
    if (isPrefix) return compareAdditions(signed, size);
    if (original instanceof Uint8Array) {
      const before = new Revision(new PdfFile(original, signed.file.limits), size);
      if (haveSameContent(before, signed)) return { relation: "same-content", codes: [] };
    }
  } catch {
    // An original that cannot be read as a PDF can only be compared as bytes.
  }
  return { relation: "different", codes: ["original_differs"] };
}

function compareAdditions(signed: Revision, size: number): OriginalComparison {
  const before = new Revision(signed.file, size);
  const { codes } = compareRevisions(before, signed, new ReferenceIndex([before, signed]));
  const changes = [...codes].filter(([, severity]) => severity !== "info").map(([code]) => code);
  if (changes.length === 0) return { relation: "exact-prefix", codes: [] };
  return { relation: "different", codes: ["original_differs", ...changes] };
}
