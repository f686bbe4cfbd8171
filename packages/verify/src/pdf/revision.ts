import { Rejection } from "../rejection";
import type { IndirectObject } from "./indirect-object";
import { isSpace } from "./lexer";
import { tooComplex, unreadable } from "./limits";
import type { PdfFile } from "./pdf-file";
import { countOf, PdfDict, PdfRef, type PdfValue } from "./values";
import type { XrefEntry, XrefSection } from "./xref-section";

/** Where an object stands: `offset` is that of the object, or of the object stream that holds it at `index`. */
export interface Location {
  readonly offset: number;
  readonly generation: number;
  readonly index?: number;
}

/** True when both locations are the same place in the file. */
export const sameLocation = (a: Location | undefined, b: Location | undefined): boolean =>
  a?.offset === b?.offset && a?.index === b?.index && a?.generation === b?.generation;

/**
 * The file as it was when it ended at byte `end`: the result of reading the last cross-reference section before
 * `end` and all those it builds on (ISO 32000-2, 7.5.6). Nothing is repaired; whatever does not fit is `unreadable`.
 */
export class Revision {
  /** Newest first; the table and the stream of a hybrid section are one. */
  readonly sections: readonly XrefSection[];
  readonly trailer: PdfDict;
  private readonly merged: ReadonlyMap<number, XrefEntry> | undefined;
  private readonly lengthsInProgress = new Set<number>();

  constructor(
    readonly file: PdfFile,
    readonly end: number,
  ) {
    this.sections = readSections(file, end);
    this.trailer = this.sections[0]?.trailer ?? unreadable("no trailer");
    if (this.sections.some((section) => section.trailer.get("Encrypt") !== undefined)) {
      throw new Rejection("encrypted", "the trailer names an encryption dictionary");
    }
    if (this.sections.length > MANY_SECTIONS) this.merged = mergeEntries(this.sections);
    if (!(this.trailer.get("Root") instanceof PdfRef)) unreadable("trailer without catalog");
  }

  /** What the newest section that knows the object says of it. */
  entry(number: number): XrefEntry | undefined {
    if (this.merged) return this.merged.get(number);
    for (const section of this.sections) {
      const entry = section.entries.get(number);
      if (entry) return entry;
    }
    return undefined;
  }

  /** Where the object is; `undefined` when it is free or unknown. */
  locate(number: number): Location | undefined {
    const entry = this.entry(number);
    return entry && this.place(entry);
  }

  /** Where an entry of one of the sections leads, seen from this revision. */
  place(entry: XrefEntry): Location | undefined {
    if (entry.kind === "free") return undefined;
    if (entry.kind === "offset") return entry;
    const container = this.entry(entry.container);
    if (container?.kind !== "offset") return unreadable("object stream that is not there");
    return { offset: container.offset, generation: 0, index: entry.index };
  }

  /** The object `number` read from `location`; `keep` says whether it is worth remembering. */
  read(number: number, location: Location, keep = true): PdfValue {
    const { offset, index, generation } = location;
    if (index === undefined) {
      const object = this.objectAt(offset, keep);
      if (object.number !== number || object.generation !== generation) {
        unreadable("object is not where the cross-reference says");
      }
      return object.value;
    }
    return this.file.objectStream(offset, () => this.objectAt(offset, false)).read(index, number);
  }

  /** The indirect object that stands at `offset`. */
  objectAt(offset: number, keep = true): IndirectObject {
    return this.file.object(offset, this.end, (reference) => this.lengthOf(reference), keep);
  }

  /** The object with this number, `null` when there is none. */
  object(number: number): PdfValue {
    const location = this.locate(number);
    return location ? this.read(number, location) : null;
  }

  /** Follows a reference; `undefined`, `null` and a reference to nothing are all `undefined`. */
  resolve(value: PdfValue | undefined): Exclude<PdfValue, null | PdfRef> | undefined {
    let current = value ?? undefined;
    for (let hops = 0; current instanceof PdfRef; hops++) {
      if (hops > 16) return unreadable("references go in a circle");
      const location = this.locate(current.number);
      current =
        location?.generation === current.generation
          ? (this.read(current.number, location) ?? undefined)
          : undefined;
    }
    return current;
  }

  /** The dictionary a value is or refers to, else `undefined`. */
  dict(value: PdfValue | undefined): PdfDict | undefined {
    const resolved = this.resolve(value);
    return resolved instanceof PdfDict ? resolved : undefined;
  }

  /** The document catalog (ISO 32000-2, 7.7.2). */
  get catalog(): PdfDict {
    return this.dict(this.trailer.get("Root")) ?? unreadable("no catalog");
  }

  private lengthOf(reference: PdfRef): number {
    const { number } = reference;
    if (this.lengthsInProgress.has(number)) unreadable("stream lengths go in a circle");
    this.lengthsInProgress.add(number);
    try {
      const length = this.resolve(reference);
      return countOf(length) ?? unreadable("stream without length");
    } finally {
      this.lengthsInProgress.delete(number);
    }
  }
}

// Looking through a few sections is quicker than making a map for each revision.
const MANY_SECTIONS = 8;

function mergeEntries(sections: readonly XrefSection[]): Map<number, XrefEntry> {
  const merged = new Map<number, XrefEntry>();
  for (const section of [...sections].reverse()) {
    for (const [number, entry] of section.entries) merged.set(number, entry);
  }
  return merged;
}

/** The byte behind the last `%%EOF` before `end`, and the offset its `startxref` gives; only white space may follow. */
export function readTail(file: PdfFile, end: number): { startXref: number; end: number } {
  let last = end;
  while (last > 0 && isSpace(file.bytes[last - 1])) last--;
  const tail = String.fromCharCode(...file.bytes.subarray(Math.max(0, last - 64), last));
  const match = /startxref\s+(\d{1,10})\s+%%EOF$/.exec(tail);
  return match
    ? { startXref: Number(match[1]), end: last }
    : unreadable("the file does not end with startxref and %%EOF");
}

function readSections(file: PdfFile, end: number): XrefSection[] {
  const sections: XrefSection[] = [];
  const seen = new Set<number>();
  let next: number | undefined = readTail(file, end).startXref;
  while (next !== undefined) {
    if (seen.has(next)) unreadable("cross-reference sections go in a circle");
    if (seen.size >= file.limits.maxSections) tooComplex("too many cross-reference sections");
    seen.add(next);
    const section: XrefSection = file.section(next, end);
    sections.push(section.hybrid === undefined ? section : mergeHybrid(file, section, end));
    next = section.previous;
  }
  return sections;
}

/** The stream of a hybrid file gives the objects that its table hides as free (ISO 32000-2, 7.5.8.4); it may not contradict the table. */
function mergeHybrid(file: PdfFile, table: XrefSection, end: number): XrefSection {
  const stream = file.section(table.hybrid ?? 0, end);
  if (table.kind !== "table" || stream.kind !== "stream") unreadable("malformed hybrid file");
  const entries = new Map(table.entries);
  for (const [number, entry] of stream.entries) {
    const visible = entries.get(number);
    if (visible && visible.kind !== "free" && !sameEntry(visible, entry)) {
      unreadable("hybrid file that contradicts itself");
    }
    entries.set(number, entry);
  }
  return { ...table, entries };
}

const sameEntry = (a: XrefEntry, b: XrefEntry): boolean =>
  a.kind === "offset" && b.kind === "offset" && a.offset === b.offset;
