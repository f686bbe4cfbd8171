import { decodeStream } from "./filters";
import { type IndirectObject, parseIndirectObject, type ResolveLength } from "./indirect-object";
import { type Limits, tooComplex, unreadable } from "./limits";
import { ObjectStream } from "./object-stream";
import type { PdfStream } from "./values";
import { parseXrefSection, type XrefSection } from "./xref-section";

/** The bytes of one file and what has been read from them; shared by the file's revisions, which are prefixes of it. */
export class PdfFile {
  private readonly sections = new Map<number, XrefSection>();
  private readonly objects = new Map<number, IndirectObject>();
  private readonly objectStreams = new Map<number, ObjectStream>();
  private entryCount = 0;
  private inflated = 0;

  constructor(
    readonly bytes: Uint8Array,
    readonly limits: Limits,
  ) {
    if (bytes.length > limits.maxBytes) tooComplex("file too large");
    const header = String.fromCharCode(...bytes.subarray(0, 8));
    if (!/^%PDF-[12]\.\d$/.test(header)) unreadable("no PDF header");
  }

  /** The cross-reference section at `start`, which has to end before `end`. */
  section(start: number, end: number): XrefSection {
    const known = this.sections.get(start);
    const section = known ?? parseXrefSection(this.bytes, start, end, this.limits);
    if (section.end > end) unreadable("cross-reference section beyond the revision");
    if (!known) {
      this.entryCount += section.entries.size;
      if (this.entryCount > this.limits.maxObjects) tooComplex("too many objects");
      this.sections.set(start, section);
    }
    return section;
  }

  /** The indirect object at `start`, which has to end before `end`. An object with an indirect length is read anew each time, as its length may differ between revisions. */
  object(start: number, end: number, resolveLength: ResolveLength, keep = true): IndirectObject {
    const object =
      this.objects.get(start) ??
      parseIndirectObject(this.bytes, start, end, this.limits.maxDepth, resolveLength);
    if (object.end > end) unreadable("object beyond the revision");
    if (keep && !object.lengthRef) this.objects.set(start, object);
    return object;
  }

  /** The decoded form of the object stream that `read` gives when it is not known yet; `start` is where it stands in the file. */
  objectStream(start: number, read: () => IndirectObject): ObjectStream {
    const known = this.objectStreams.get(start);
    if (known) return known;
    const budget = this.limits.maxInflatedBytes - this.inflated;
    const stream = ObjectStream.decode(read(), this.limits, budget);
    this.inflated += stream.size;
    this.objectStreams.set(start, stream);
    return stream;
  }

  /** The decoded bytes of a stream, counted against the limits. */
  decode(stream: PdfStream): Uint8Array {
    const { maxInflatedBytes, maxStreamBytes } = this.limits;
    const data = decodeStream(stream, Math.min(maxStreamBytes, maxInflatedBytes - this.inflated));
    this.inflated += data.length;
    return data;
  }
}
