import { bounds, TooComplex } from "./bounds";
import { isDigit, isRegular, isSpace } from "./bytes";
import { type Dict, MOST_TEXT, Ref, Text, type Value } from "./values";

/** The bytes end before the value does. */
export class Unfinished extends Error {
  override readonly name = "Unfinished";
}

/** What stands there is no PDF object. */
export class Malformed extends Error {
  override readonly name = "Malformed";
}

// Made once: an object that is cut at the end of a piece is nothing to take a stack trace for.
const unfinished = new Unfinished();
const malformed = new Malformed();

const MOST_TOKEN = 4_096;
const NUMBER = /^[+-]?(?:\d{1,20}\.?\d{0,40}|\.\d{1,40})$/;
/** Words of the file's structure, which no value can hold: one that meets them was never closed. */
const STRUCTURE = /^(?:obj|endobj|stream|endstream|xref|trailer|startxref)$/;
const keywords = new Map<string, Value>([
  ["true", true],
  ["false", false],
  ["null", null],
]);

/** What an object contains, wherever in it: bits of {@link ValueParser.marks}. */
export const marks = { javascript: 1, externalAction: 2, attachment: 4, signature: 8 } as const;

/** Actions that reach outside the document (ISO 32000-2, table 201). */
const externalActions: readonly Value[] = ["Launch", "SubmitForm", "ImportData"];

/**
 * Reads direct objects and references from bytes (ISO 32000-2, 7.3), forgiving about what only a strict reader minds. Throws
 * {@link Unfinished} at the end of the bytes, {@link Malformed}, or {@link TooComplex} for deeper nesting than allowed.
 */
export class ValueParser {
  at = 0;
  /** Bits of {@link marks} met since {@link ValueParser.open}. */
  marks = 0;
  /** Whether something was met since {@link ValueParser.open} that a strict reader refuses, and others take in different ways. */
  odd = false;
  private bytes: Uint8Array = new Uint8Array();
  private end = 0;
  private closed = false;

  /** Goes to `at` in `bytes`, to read up to `end`. When `closed`, nothing follows there: what ends with the bytes is finished. */
  open(bytes: Uint8Array, at: number, end: number, closed = false): this {
    this.marks = 0;
    this.odd = false;
    this.bytes = bytes;
    this.at = at;
    this.end = end;
    this.closed = closed;
    return this;
  }

  /** The byte at the place. */
  private byte(): number {
    if (this.at < this.end) return this.bytes[this.at] ?? 0;
    if (this.closed && this.at === this.end) return 10;
    throw unfinished;
  }

  /** Moves past white space and comments. */
  skipSpace(): void {
    for (;;) {
      while (isSpace(this.byte())) this.at++;
      if (this.byte() !== 0x25) return;
      while (this.byte() !== 10 && this.byte() !== 13) this.at++;
    }
  }

  /** Whether nothing but white space and comments is left. */
  get finished(): boolean {
    try {
      this.skipSpace();
      return this.at >= this.end;
    } catch {
      return true;
    }
  }

  /** Reads the value that begins here, white space before it included. */
  value(depth = 0): Value {
    if (depth > bounds.depth) throw new TooComplex();
    this.skipSpace();
    switch (this.byte()) {
      case 0x2f:
        return this.name();
      case 0x28:
        return this.literal();
      case 0x5b:
        return this.list(depth);
      case 0x3c:
        this.at++;
        return this.byte() === 0x3c ? this.dict(depth) : this.hexadecimal();
      default:
        return this.numberOrKeyword();
    }
  }

  private token(): string {
    const from = this.at;
    while (isRegular(this.byte())) this.at++;
    if (this.at - from > MOST_TOKEN) throw malformed;
    let text = "";
    for (let at = from; at < this.at; at++) text += String.fromCharCode(this.bytes[at] ?? 0);
    return text;
  }

  private name(): string {
    this.at++;
    const written = this.token();
    if (!written.includes("#")) return written;
    this.odd ||= /#(?![0-9A-Fa-f]{2})/.test(written);
    return written.replace(/#([0-9A-Fa-f]{2})/g, (_, digits: string) =>
      String.fromCharCode(Number.parseInt(digits, 16)),
    );
  }

  private list(depth: number): Value[] {
    this.at++;
    const items: Value[] = [];
    for (;;) {
      this.skipSpace();
      if (this.byte() === 0x5d) {
        this.at++;
        return items;
      }
      const item = this.value(depth + 1);
      const most = item instanceof Ref ? bounds.pages : bounds.listItems;
      if (items.length <= most) items.push(item);
    }
  }

  private dict(depth: number): Dict {
    this.at++;
    const entries = new Map<string, Value>();
    for (;;) {
      this.skipSpace();
      const byte = this.byte();
      if (byte === 0x3e) break;
      if (byte !== 0x2f) throw malformed;
      const key = this.name();
      const value = this.value(depth + 1);
      this.odd ||= entries.has(key);
      if (value !== null) entries.set(key, value);
    }
    this.at++;
    if (this.byte() !== 0x3e) throw malformed;
    this.at++;
    this.mark(entries);
    return entries;
  }

  private mark(entries: Dict): void {
    const action = entries.get("S");
    if (action === "JavaScript" || entries.has("JS")) this.marks |= marks.javascript;
    if (action !== undefined && externalActions.includes(action)) {
      this.marks |= marks.externalAction;
    }
    if (entries.has("EF") || entries.get("Type") === "EmbeddedFile") this.marks |= marks.attachment;
    if (entries.has("ByteRange") && entries.has("Contents")) this.marks |= marks.signature;
  }

  private numberOrKeyword(): Value {
    if (isDigit(this.byte())) {
      const number = this.reference();
      if (number !== undefined) return number;
    }
    const token = this.token();
    const known = keywords.get(token);
    if (known !== undefined) return known;
    if (token === "") throw malformed;
    if (NUMBER.test(token)) return Number(token);
    if (STRUCTURE.test(token)) throw malformed;
    this.odd = true;
    return Number.NaN;
  }

  /** A whole number, or the reference that it begins; `undefined`, without moving, for anything else. */
  private reference(): number | Ref | undefined {
    const from = this.at;
    const number = this.digits();
    if (number === undefined) {
      this.at = from;
      return undefined;
    }
    const after = this.at;
    while (isSpace(this.byte())) this.at++;
    if (isDigit(this.byte()) && this.digits() !== undefined) {
      while (isSpace(this.byte())) this.at++;
      if (this.byte() === 0x52) {
        this.at++;
        if (!isRegular(this.byte())) return new Ref(number);
      }
    }
    this.at = after;
    return number;
  }

  private digits(): number | undefined {
    const from = this.at;
    let number = 0;
    for (let byte = this.byte(); isDigit(byte); byte = this.byte()) {
      number = number * 10 + byte - 48;
      this.at++;
    }
    return isRegular(this.byte()) || this.at - from > 15 ? undefined : number;
  }

  private hexadecimal(): Text {
    const from = this.at;
    const close = this.bytes.indexOf(0x3e, from);
    if (close < 0 || close >= this.end) throw unfinished;
    const bytes: number[] = [];
    let high = -1;
    for (let at = from; at < close && bytes.length < MOST_TEXT; at++) {
      const digit = hexDigit(this.bytes[at] ?? 0);
      if (digit < 0) {
        this.odd ||= !isSpace(this.bytes[at]);
        continue;
      }
      if (high < 0) high = digit;
      else {
        bytes.push(high * 16 + digit);
        high = -1;
      }
    }
    if (high >= 0) bytes.push(high * 16);
    this.at = close + 1;
    return new Text(Uint8Array.from(bytes));
  }

  private literal(): Text {
    this.at++;
    const bytes: number[] = [];
    for (let open = 1; ; ) {
      let byte = this.byte();
      this.at++;
      if (byte === 0x5c) {
        byte = this.escaped();
        if (byte < 0) continue;
      } else if (byte === 0x28) open++;
      else if (byte === 0x29 && --open === 0) return new Text(Uint8Array.from(bytes));
      else if (byte === 13) {
        if (this.byte() === 10) this.at++;
        byte = 10;
      }
      if (bytes.length < MOST_TEXT) bytes.push(byte);
    }
  }

  /** The byte that an escape stands for, -1 for none (ISO 32000-2, table 3). */
  private escaped(): number {
    let byte = this.byte();
    this.at++;
    if (byte >= 0x30 && byte <= 0x37) {
      let code = byte - 48;
      for (let more = 0; more < 2; more++) {
        byte = this.byte();
        if (byte < 0x30 || byte > 0x37) break;
        code = code * 8 + byte - 48;
        this.at++;
      }
      return code & 0xff;
    }
    if (byte === 13 && this.byte() === 10) this.at++;
    if (byte === 10 || byte === 13) return -1;
    const control = "nrtbf".indexOf(String.fromCharCode(byte));
    return control < 0 ? byte : ([10, 13, 9, 8, 12][control] ?? byte);
  }
}

function hexDigit(byte: number): number {
  if (isDigit(byte)) return byte - 48;
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 87 : -1;
}
