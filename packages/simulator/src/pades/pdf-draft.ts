import { sha256 } from "@noble/hashes/sha2.js";
import { type WrittenObject, writeStream, writeTable } from "./cross-reference-writer";
import { type PdfFile, type PdfObjects, resolve } from "./pdf-file";
import {
  isArray,
  type PdfBlank,
  type PdfDictionary,
  PdfReference,
  PdfString,
  type PdfValue,
} from "./pdf-value";
import { fillBlank, PdfWriter, toHex } from "./pdf-writer";

/** What seals a revision: the blanks to fill, and what answers the SHA-256 digest of all bytes but the contents with a signature. */
export interface RevisionSignature {
  readonly byteRange: PdfBlank;
  readonly contents: PdfBlank;
  sign(digest: Uint8Array): Promise<Uint8Array>;
}

interface Change {
  readonly generation: number;
  readonly value: PdfValue;
}

/** Trailer entries that belong to one section only (ISO 32000-2, tables 15, 17 and 19). */
const SECTION_ENTRIES = new Set([
  "Type",
  "Size",
  "Prev",
  "XRefStm",
  "W",
  "Index",
  "Length",
  "Filter",
  "DecodeParms",
]);
const NEWLINE = 0x0a;

const randomIdentifier = (): PdfString => new PdfString(crypto.getRandomValues(new Uint8Array(16)));

/**
 * A PDF that grows by incremental updates (ISO 32000-2, 7.5.6): the original bytes are never touched, and each
 * `commit` appends one revision. The digest of everything so far is carried along, so that signing costs one
 * pass over the original however many revisions follow.
 */
export class PdfDraft implements PdfObjects {
  readonly trailer: PdfDictionary;
  readonly #original: PdfFile;
  readonly #identifier: PdfValue;
  readonly #revisions: Uint8Array[] = [];
  readonly #digest;
  readonly #committed = new Map<number, PdfValue>();
  #changes = new Map<number, Change>();
  #length: number;
  #size: number;
  #start: number;

  constructor(original: PdfFile) {
    const { trailer, size, start } = original.crossReferences;
    const identifiers = resolve(original, trailer.get("ID"));
    this.#original = original;
    this.#length = original.bytes.length;
    this.#digest = sha256.create().update(original.bytes);
    this.#size = size;
    this.#start = start;
    this.#identifier = (isArray(identifiers) && identifiers[0]) || randomIdentifier();
    this.trailer = new Map([...trailer].filter(([key]) => !SECTION_ENTRIES.has(key)));
  }

  get(reference: PdfReference): PdfValue {
    const { number } = reference;
    return (
      this.#changes.get(number)?.value ??
      this.#committed.get(number) ??
      this.#original.get(reference)
    );
  }

  /** Sets an object in the next revision. */
  set({ number, generation }: PdfReference, value: PdfValue): void {
    this.#changes.set(number, { generation, value });
  }

  /** Adds a new object to the next revision. */
  add(value: PdfValue): PdfReference {
    const reference = new PdfReference(this.#size++);
    this.set(reference, value);
    return reference;
  }

  /** Writes what was set and added as one revision, signed when a signature is given. */
  async commit(signature?: RevisionSignature): Promise<void> {
    const revision = this.#write();
    if (signature) await this.#sign(revision, signature);
    this.#digest.update(revision);
    this.#revisions.push(revision);
    this.#length += revision.length;
    for (const [number, { value }] of this.#changes) this.#committed.set(number, value);
    this.#changes = new Map();
  }

  /** The original and all committed revisions. */
  bytes(): Uint8Array<ArrayBuffer> {
    const whole = new Uint8Array(this.#length);
    let at = 0;
    for (const part of [this.#original.bytes, ...this.#revisions]) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }

  async #sign(revision: Uint8Array, signature: RevisionSignature): Promise<void> {
    const { byteRange, contents } = signature;
    const before = this.#length + contents.at;
    const after = before + contents.length;
    const rest = this.#length + revision.length - after;
    fillBlank(revision, byteRange, `[0 ${before} ${after} ${rest}]`);
    const digest = this.#digest
      .clone()
      .update(revision.subarray(0, contents.at))
      .update(revision.subarray(contents.at + contents.length))
      .digest();
    const hex = toHex(await signature.sign(digest));
    fillBlank(revision, contents, `<${hex.padEnd(contents.length - 2, "0")}>`);
  }

  #write(): Uint8Array<ArrayBuffer> {
    const writer = new PdfWriter();
    const last = this.#revisions.at(-1) ?? this.#original.bytes;
    if (last.at(-1) !== NEWLINE) writer.text("\n");
    const objects: WrittenObject[] = [];
    for (const [number, { generation, value }] of [...this.#changes].sort(([a], [b]) => a - b)) {
      objects.push({ number, generation, offset: this.#length + writer.length });
      writer.text(`${number} ${generation} obj\n`);
      writer.value(value);
      writer.text("\nendobj\n");
    }
    const offset = this.#length + writer.length;
    const { isStream } = this.#original.crossReferences;
    if (isStream) objects.push({ number: this.#size++, generation: 0, offset });
    const trailer = new Map([
      ...this.trailer,
      ["Size", this.#size],
      ["ID", [this.#identifier, randomIdentifier()]],
      ["Prev", this.#start],
    ]);
    (isStream ? writeStream : writeTable)(writer, objects, trailer);
    writer.text(`startxref\n${offset}\n%%EOF\n`);
    this.#start = offset;
    return writer.join();
  }
}
