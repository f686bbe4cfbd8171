import type { PdfFile } from "./pdf/pdf-file";
import { Revision } from "./pdf/revision";
import { countOf, isArray, type PdfDict, PdfString } from "./pdf/values";
import { Rejection } from "./rejection";
import { contentsStart, readSignatureFields } from "./signature-fields";

/** What a signature covers: all bytes before `gapStart`, and those from `gapEnd` to `end`; and the file as it was then. */
export interface SignedRange {
  readonly gapStart: number;
  readonly gapEnd: number;
  readonly end: number;
  readonly contents: Uint8Array;
  readonly revision: Revision;
}

function invalid(reason: string): never {
  throw new Rejection("byte_range_invalid", reason);
}

/**
 * Checks `/ByteRange` (ISO 32000-2, 12.8.1): exactly `[0 a b c]`, where the gap from `a` to `b` is, byte for byte,
 * the hexadecimal `/Contents` of this very dictionary, and `b + c` is where a revision of the file ends in which
 * this very dictionary is the value of a signature field.
 */
export function readSignedRange(file: PdfFile, dict: PdfDict): SignedRange {
  const range = dict.get("ByteRange");
  if (!isArray(range) || range.length !== 4) return invalid("not four numbers");
  const [zero, gapStart, gapEnd, length] = range.map(countOf);
  if (zero !== 0 || gapStart === undefined || gapEnd === undefined || length === undefined) {
    return invalid("not [0 a b c]");
  }
  const contents = dict.get("Contents");
  if (!(contents instanceof PdfString) || !contents.hex) return invalid("no hexadecimal contents");
  if (!standsAt(file, contents, gapStart, gapEnd)) return invalid("gap is not the contents");
  const end = gapEnd + length;
  if (end > file.bytes.length) return invalid("range beyond the file");
  const revision = openRevision(file, end);
  const signed = readSignatureFields(revision).filter((field) => contentsStart(field) === gapStart);
  if (signed.length !== 1) return invalid("not the signature of one field of what it covers");
  return { gapStart, gapEnd, end, contents: contents.bytes, revision };
}

// Positions in an object stream are not positions in the file, and only digits may stand between the brackets.
const standsAt = (file: PdfFile, contents: PdfString, start: number, end: number): boolean =>
  contents.source === file.bytes &&
  contents.start === start &&
  contents.end === end &&
  contents.bytes.length * 2 === end - start - 2;

function openRevision(file: PdfFile, end: number): Revision {
  try {
    return new Revision(file, end);
  } catch {
    return invalid("range does not end with a revision");
  }
}
