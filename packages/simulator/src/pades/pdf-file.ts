import { type CrossReferences, readCrossReferences } from "./cross-reference";
import { PadesError } from "./pades-error";
import { PdfParser } from "./pdf-parser";
import { parseIndirectObject, streamData } from "./pdf-stream";
import {
  isDictionary,
  type PdfDictionary,
  PdfReference,
  PdfStream,
  type PdfValue,
} from "./pdf-value";

const MAX_HOPS = 32;
const MAX_PACKED = 1_000_000;

/** Where indirect objects are found: a file, or a draft of its next revision. */
export interface PdfObjects {
  readonly trailer: PdfDictionary;
  /** The object a reference stands for; `null` when there is none (ISO 32000-2, 7.3.10). */
  get(reference: PdfReference): PdfValue;
}

/** An object stream: its data, and the number and offset of each object in it (ISO 32000-2, 7.5.7). */
interface ObjectStream {
  readonly data: Uint8Array;
  readonly objects: readonly { readonly number: number; readonly offset: number }[];
}

/** The objects of a PDF, read when asked for. */
export class PdfFile implements PdfObjects {
  readonly trailer: PdfDictionary;
  readonly #values = new Map<number, PdfValue>();
  readonly #objectStreams = new Map<number, ObjectStream>();
  readonly #reading = new Set<number>();

  constructor(
    readonly bytes: Uint8Array,
    readonly crossReferences: CrossReferences,
  ) {
    this.trailer = crossReferences.trailer;
  }

  get({ number }: PdfReference): PdfValue {
    const known = this.#values.get(number);
    if (known !== undefined) return known;
    if (this.#reading.has(number)) throw new PadesError("pdf_damaged");
    this.#reading.add(number);
    const value = this.#read(number);
    this.#reading.delete(number);
    this.#values.set(number, value);
    return value;
  }

  #read(number: number): PdfValue {
    const entry = this.crossReferences.objects.get(number);
    if (entry === undefined || entry.kind === "free") return null;
    const found =
      entry.kind === "packed"
        ? this.#unpack(entry.stream, entry.index)
        : parseIndirectObject(this.bytes, entry.offset, (length) => this.get(length));
    if (found.number !== number) throw new PadesError("pdf_damaged");
    return found.value;
  }

  #unpack(stream: number, index: number): { readonly number: number; readonly value: PdfValue } {
    const { data, objects } = this.#objectStream(stream);
    const packed = objects[index];
    if (!packed) throw new PadesError("pdf_damaged");
    return { number: packed.number, value: new PdfParser(data, packed.offset).value() };
  }

  #objectStream(number: number): ObjectStream {
    const known = this.#objectStreams.get(number);
    if (known) return known;
    const stream = this.get(new PdfReference(number));
    if (!(stream instanceof PdfStream)) throw new PadesError("pdf_damaged");
    const count = stream.dictionary.get("N");
    const first = stream.dictionary.get("First");
    if (typeof count !== "number" || typeof first !== "number" || !(count <= MAX_PACKED)) {
      throw new PadesError("pdf_damaged");
    }
    const data = streamData(stream);
    const header = new PdfParser(data);
    const objects = Array.from({ length: count }, () => ({
      number: header.integer(),
      offset: first + header.integer(),
    }));
    this.#objectStreams.set(number, { data, objects });
    return { data, objects };
  }
}

/** Follows references from a value to the object at their end. */
export function resolve(objects: PdfObjects, value: PdfValue | undefined): PdfValue {
  let found = value ?? null;
  for (let hops = 0; found instanceof PdfReference; hops++) {
    if (hops === MAX_HOPS) throw new PadesError("pdf_damaged");
    found = objects.get(found);
  }
  return found;
}

/** The document catalog and the reference to it (ISO 32000-2, 7.7.2). */
export function catalogOf(objects: PdfObjects): {
  readonly reference: PdfReference;
  readonly catalog: PdfDictionary;
} {
  const reference = objects.trailer.get("Root");
  if (!(reference instanceof PdfReference)) throw new PadesError("pdf_damaged");
  const catalog = objects.get(reference);
  if (!isDictionary(catalog)) throw new PadesError("pdf_damaged");
  return { reference, catalog };
}

/** Opens a PDF: `pdf_empty`, `not_a_pdf`, `pdf_encrypted` or `pdf_damaged` when it cannot be signed. */
export function openPdf(bytes: Uint8Array): PdfFile {
  if (bytes.length === 0) throw new PadesError("pdf_empty");
  if (String.fromCharCode(...bytes.subarray(0, 5)) !== "%PDF-") throw new PadesError("not_a_pdf");
  return new PdfFile(bytes, readCrossReferences(bytes));
}
