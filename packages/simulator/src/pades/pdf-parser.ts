import { PadesError } from "./pades-error";
import { PdfName, PdfReference, PdfString, type PdfValue } from "./pdf-value";

const MAX_DEPTH = 200;
const MAX_WORD = 4096;
const WHITE = new Set([0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20]);
const DELIMITERS = new Set(Array.from("()<>[]{}/%", (character) => character.charCodeAt(0)));
const ESCAPES = new Map(
  Object.entries({ n: 0x0a, r: 0x0d, t: 0x09, b: 0x08, f: 0x0c }).map(([letter, byte]) => [
    letter.charCodeAt(0),
    byte,
  ]),
);
const CR = 0x0d;
const LF = 0x0a;

const hexDigit = (byte: number | undefined): number =>
  byte === undefined ? Number.NaN : Number.parseInt(String.fromCharCode(byte), 16);
const isOctal = (byte: number | undefined): byte is number =>
  byte !== undefined && byte >= 0x30 && byte <= 0x37;

/** Reads PDF syntax (ISO 32000-2, 7.2 and 7.3) from `position` on; anything malformed is `pdf_damaged`, nothing is guessed. */
export class PdfParser {
  constructor(
    readonly bytes: Uint8Array,
    public position = 0,
  ) {}

  /** Steps over white space and comments. */
  skipSpace(): void {
    for (;;) {
      const byte = this.bytes[this.position];
      if (byte === undefined) return;
      if (WHITE.has(byte)) this.position++;
      else if (byte === 0x25) this.#skipComment();
      else return;
    }
  }

  /** Reads a run of regular characters; empty at a delimiter or the end. */
  word(): string {
    this.skipSpace();
    return this.#regular();
  }

  /** Steps over `keyword` when it is next, and says whether it was. */
  accept(keyword: string): boolean {
    const before = this.position;
    if (this.word() === keyword) return true;
    this.position = before;
    return false;
  }

  /** Steps over `keyword`, which must be next. */
  expect(keyword: string): void {
    if (!this.accept(keyword)) throw new PadesError("pdf_damaged");
  }

  /** Reads an unsigned integer, which must be next. */
  integer(): number {
    const word = this.word();
    if (!/^\d{1,15}$/.test(word)) throw new PadesError("pdf_damaged");
    return Number(word);
  }

  /** Reads one direct object or reference. */
  value(depth = 0): PdfValue {
    if (depth > MAX_DEPTH) throw new PadesError("pdf_damaged");
    this.skipSpace();
    switch (this.#peek(0)) {
      case "/":
        return this.#name();
      case "(":
        return this.#literalString();
      case "[":
        return this.#array(depth);
      case "<":
        return this.#peek(1) === "<" ? this.#dictionary(depth) : this.#hexString();
      default:
        return this.#keywordOrNumber();
    }
  }

  #peek(ahead: number): string {
    return String.fromCharCode(this.bytes[this.position + ahead] ?? 0);
  }

  #skipComment(): void {
    for (let byte = this.bytes[this.position]; byte !== undefined; ) {
      if (byte === CR || byte === LF) return;
      byte = this.bytes[++this.position];
    }
  }

  #regular(): string {
    const start = this.position;
    for (let byte = this.bytes[start]; byte !== undefined; byte = this.bytes[this.position]) {
      if (WHITE.has(byte) || DELIMITERS.has(byte)) break;
      this.position++;
    }
    if (this.position - start > MAX_WORD) throw new PadesError("pdf_damaged");
    return String.fromCharCode(...this.bytes.subarray(start, this.position));
  }

  #name(): PdfName {
    this.position++;
    return new PdfName(
      this.#regular().replace(/#([0-9a-f]{2})/gi, (_, digits: string) =>
        String.fromCharCode(Number.parseInt(digits, 16)),
      ),
    );
  }

  #keywordOrNumber(): PdfValue {
    const word = this.#regular();
    if (word === "true") return true;
    if (word === "false") return false;
    if (word === "null") return null;
    if (!/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(word)) throw new PadesError("pdf_damaged");
    return /^\d+$/.test(word) ? this.#integerOrReference(Number(word)) : Number(word);
  }

  #integerOrReference(first: number): number | PdfReference {
    const before = this.position;
    const generation = this.word();
    if (/^\d{1,5}$/.test(generation) && this.word() === "R") {
      return new PdfReference(first, Number(generation));
    }
    this.position = before;
    return first;
  }

  #array(depth: number): PdfValue {
    this.position++;
    const items: PdfValue[] = [];
    for (;;) {
      this.skipSpace();
      if (this.#peek(0) === "]") {
        this.position++;
        return items;
      }
      items.push(this.value(depth + 1));
    }
  }

  #dictionary(depth: number): PdfValue {
    this.position += 2;
    const entries = new Map<string, PdfValue>();
    for (;;) {
      this.skipSpace();
      if (this.#peek(0) === ">" && this.#peek(1) === ">") {
        this.position += 2;
        return entries;
      }
      if (this.#peek(0) !== "/") throw new PadesError("pdf_damaged");
      const key = this.#name().text;
      entries.set(key, this.value(depth + 1));
    }
  }

  #hexString(): PdfString {
    this.position++;
    const digits: number[] = [];
    for (;;) {
      const byte = this.bytes[this.position++];
      if (byte === undefined) throw new PadesError("pdf_damaged");
      if (byte === 0x3e) break;
      if (WHITE.has(byte)) continue;
      const digit = hexDigit(byte);
      if (Number.isNaN(digit)) throw new PadesError("pdf_damaged");
      digits.push(digit);
    }
    return new PdfString(
      Uint8Array.from(
        { length: Math.ceil(digits.length / 2) },
        (_, at) => (digits[at * 2] ?? 0) * 16 + (digits[at * 2 + 1] ?? 0),
      ),
    );
  }

  #literalString(): PdfString {
    this.position++;
    const out: number[] = [];
    for (let open = 1; ; ) {
      const byte = this.bytes[this.position++];
      if (byte === undefined) throw new PadesError("pdf_damaged");
      if (byte === 0x5c) {
        this.#escape(out);
        continue;
      }
      if (byte === 0x28) open++;
      if (byte === 0x29 && --open === 0) return new PdfString(Uint8Array.from(out));
      if (byte === CR && this.bytes[this.position] === LF) this.position++;
      out.push(byte === CR ? LF : byte);
    }
  }

  #escape(out: number[]): void {
    const byte = this.bytes[this.position++];
    if (isOctal(byte)) {
      let code = byte - 0x30;
      for (let digits = 1; digits < 3; digits++) {
        const next = this.bytes[this.position];
        if (!isOctal(next)) break;
        code = code * 8 + next - 0x30;
        this.position++;
      }
      out.push(code & 0xff);
    } else if (byte === CR) {
      if (this.bytes[this.position] === LF) this.position++;
    } else if (byte !== undefined && byte !== LF) {
      out.push(ESCAPES.get(byte) ?? byte);
    }
  }
}
