import { PadesError } from "./pades-error";
import { PdfParser } from "./pdf-parser";
import { parseIndirectObject, streamData } from "./pdf-stream";
import { isArray, isDictionary, type PdfDictionary, PdfStream } from "./pdf-value";

/** Where an object is: free, at a byte offset, or packed in an object stream (ISO 32000-2, 7.5.4 and 7.5.8). */
export type CrossReference =
  | { readonly kind: "free" }
  | { readonly kind: "offset"; readonly offset: number; readonly generation: number }
  | { readonly kind: "packed"; readonly stream: number; readonly index: number };

/** The cross-references of a file, newest first, with what the next update must know about the newest section. */
export interface CrossReferences {
  readonly objects: ReadonlyMap<number, CrossReference>;
  /** Trailer of the newest section. */
  readonly trailer: PdfDictionary;
  /** Byte offset of the newest section. */
  readonly start: number;
  /** Whether the newest section is a stream rather than a table. */
  readonly isStream: boolean;
  /** One more than the highest object number in use. */
  readonly size: number;
}

interface Section {
  readonly objects: Map<number, CrossReference>;
  readonly trailer: PdfDictionary;
  readonly isStream: boolean;
}

const MAX_OBJECT = 8_388_607;
const TAIL = 1024;

/** Offset of the newest section: the number between the last `startxref` and `%%EOF` (ISO 32000-2, 7.5.5). */
function findStart(bytes: Uint8Array): number {
  const tail = String.fromCharCode(...bytes.subarray(-TAIL));
  const match = /startxref\s+(\d{1,12})\s+%%EOF/.exec(tail.slice(tail.lastIndexOf("startxref")));
  const start = Number(match?.[1] ?? Number.NaN);
  if (!(start < bytes.length)) throw new PadesError("pdf_damaged");
  return start;
}

function numberOf(trailer: PdfDictionary, key: string): number | undefined {
  const value = trailer.get(key);
  if (value === undefined) return undefined;
  if (typeof value !== "number" || !Number.isInteger(value) || value < 0) {
    throw new PadesError("pdf_damaged");
  }
  return value;
}

function readTable(parser: PdfParser): Section {
  const objects = new Map<number, CrossReference>();
  while (!parser.accept("trailer")) {
    const first = parser.integer();
    const end = first + parser.integer();
    if (end > MAX_OBJECT + 1) throw new PadesError("pdf_damaged");
    for (let number = first; number < end; number++) {
      const offset = parser.integer();
      const generation = parser.integer();
      const inUse = parser.accept("n");
      if (!inUse) parser.expect("f");
      objects.set(number, inUse ? { kind: "offset", offset, generation } : { kind: "free" });
    }
  }
  const trailer = parser.value();
  if (!isDictionary(trailer)) throw new PadesError("pdf_damaged");
  return { objects, trailer, isStream: false };
}

function reference(kind: number, second: number, third: number): CrossReference {
  if (kind === 1) return { kind: "offset", offset: second, generation: third };
  return kind === 2 ? { kind: "packed", stream: second, index: third } : { kind: "free" };
}

function readStream(bytes: Uint8Array, offset: number): Section {
  const { value } = parseIndirectObject(bytes, offset);
  if (!(value instanceof PdfStream)) throw new PadesError("pdf_damaged");
  const trailer = value.dictionary;
  const widths = trailer.get("W");
  const ranges = trailer.get("Index") ?? [0, numberOf(trailer, "Size") ?? 0];
  if (!isArray(widths) || !isArray(ranges)) throw new PadesError("pdf_damaged");
  const [typeWidth, secondWidth, thirdWidth] = widths.map((width) => {
    if (typeof width !== "number" || width < 0 || width > 7) throw new PadesError("pdf_damaged");
    return width;
  });
  if (!((typeWidth ?? 0) + (secondWidth ?? 0) + (thirdWidth ?? 0) > 0)) {
    throw new PadesError("pdf_damaged");
  }
  const rows = streamData(value);
  const objects = new Map<number, CrossReference>();
  let at = 0;
  const field = (width = 0, absent = 0): number => {
    let sum = width === 0 ? absent : 0;
    for (const end = at + width; at < end; at++) sum = sum * 256 + (rows[at] ?? 0);
    return sum;
  };
  for (let range = 0; range + 1 < ranges.length; range += 2) {
    const first = Number(ranges[range]);
    const end = first + Number(ranges[range + 1]);
    if (!(end <= MAX_OBJECT + 1)) throw new PadesError("pdf_damaged");
    for (let number = first; number < end && at < rows.length; number++) {
      objects.set(number, reference(field(typeWidth, 1), field(secondWidth), field(thirdWidth)));
    }
  }
  return { objects, trailer, isStream: true };
}

function readSection(bytes: Uint8Array, offset: number): Section {
  if (offset >= bytes.length) throw new PadesError("pdf_damaged");
  const parser = new PdfParser(bytes, offset);
  return parser.accept("xref") ? readTable(parser) : readStream(bytes, offset);
}

/** A section with what a hybrid file hides in its stream: a table calls those objects free (ISO 32000-2, 7.5.8.4). */
function withHidden(bytes: Uint8Array, section: Section): Section {
  const hidden = numberOf(section.trailer, "XRefStm");
  if (section.isStream || hidden === undefined) return section;
  const objects = new Map(readSection(bytes, hidden).objects);
  for (const [number, entry] of section.objects) {
    if (entry.kind !== "free" || !objects.has(number)) objects.set(number, entry);
  }
  return { ...section, objects };
}

/** Reads every cross-reference section of a file; a chain that is broken, loops or names an encryption is refused. */
export function readCrossReferences(bytes: Uint8Array): CrossReferences {
  const start = findStart(bytes);
  const objects = new Map<number, CrossReference>();
  const seen = new Set<number>();
  let newest: Section | undefined;
  for (let offset: number | undefined = start; offset !== undefined; ) {
    if (seen.has(offset)) throw new PadesError("pdf_damaged");
    seen.add(offset);
    const section: Section = withHidden(bytes, readSection(bytes, offset));
    if (section.trailer.get("Encrypt")) throw new PadesError("pdf_encrypted");
    for (const [number, entry] of section.objects) {
      if (!objects.has(number)) objects.set(number, entry);
    }
    newest ??= section;
    offset = numberOf(section.trailer, "Prev");
  }
  if (!newest) throw new PadesError("pdf_damaged");
  let size = numberOf(newest.trailer, "Size") ?? 0;
  for (const number of objects.keys()) size = Math.max(size, number + 1);
  if (size > MAX_OBJECT) throw new PadesError("pdf_damaged");
  return { objects, trailer: newest.trailer, start, isStream: newest.isStream, size };
}
