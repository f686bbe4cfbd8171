import { bounds, TooComplex } from "./bounds";
import { AHEAD, ByteWindow } from "./byte-window";
import { asciiOf, findWord, isDigit, isRegular } from "./bytes";
import { Malformed, Unfinished, ValueParser } from "./parse-value";
import type { StreamBodies } from "./stream-bodies";
import { StreamLengths } from "./stream-lengths";
import { StreamWalk } from "./stream-walk";
import { type Dict, isDict, type Value } from "./values";

/** A cross-reference section as it was met: where it stands (`from`: white space before it included; -1: a trailer without a table), and its trailer's entries. */
export interface Section {
  readonly kind: "table" | "stream";
  readonly from: number;
  readonly at: number;
  readonly trailer: Dict;
}

/** Who is told of what a scan meets. */
export interface ScanListener {
  object(number: number, value: Value, marks: number): void;
  section(section: Section): void;
  /** Something was passed over that may have mattered. */
  passedOver(): void;
}

/** How a file ends: the number behind the last `startxref`, and whether nothing but `%%EOF` and white space follows it. */
export interface Ending {
  readonly start: number;
  readonly clean: boolean;
}

type Step = "header" | "between" | "object" | "skip" | "stream" | "table" | "trailer";

/** How far from its start a file is searched for its header (ISO 32000-1, implementation note 13). */
const HEADER_REACH = 1_024;
const PIECE = 65_536;

const endOfObject = findWord("endobj");
const trailerWord = findWord("trailer");
// Made once: an object that is cut at the end of a piece is nothing to take a stack trace for.
const tooShort = new Unfinished();

/**
 * Walks through a PDF once, from its first byte to its last, without its cross-reference: objects, their streams and trailers are met
 * as they stand in the file. Memory is bounded, whatever the bytes are.
 */
export class FileScanner {
  /** Where `%PDF-` stands: -1 when it does not within reach, `null` when not enough has come. */
  header: number | null = null;
  /** How the file ends; `null` when objects came last. */
  ending: Ending | null = null;
  size = 0;
  /** The lengths told so far; those in object streams are to be added. */
  readonly lengths = new StreamLengths();
  private readonly window = new ByteWindow();
  private readonly parser = new ValueParser();
  private readonly streams: StreamWalk;
  private step: Step = "header";
  private odd = false;
  private objects = 0;
  private commented = false;
  private number = 0;
  private start = 0;
  /** Where the white space before the last token begins. */
  private gapFrom = 0;
  private tableFrom = 0;

  /** `fileSize` is how long the file will be, or infinite when that is not known. */
  constructor(
    private readonly listener: ScanListener,
    bodies: StreamBodies,
    fileSize: number,
  ) {
    this.streams = new StreamWalk(this.window, bodies, this.lengths, fileSize);
  }

  /** Something was met that a strict reader refuses and others repair. */
  get faulty(): boolean {
    return this.odd || this.streams.faulty || this.lengths.wrong;
  }

  /** A stream's length led past its end, so that objects behind it may have been missed. */
  get overran(): boolean {
    return this.streams.overran;
  }

  /** Whether the file ends inside an object. */
  get cut(): boolean {
    return this.step !== "between";
  }

  /** Takes the next bytes; they are the caller's again afterwards. Throws {@link TooComplex}, after which it takes no more. */
  write(chunk: Uint8Array): void {
    this.size += chunk.length;
    for (let at = 0; at < chunk.length; at += PIECE) this.take(chunk.subarray(at, at + PIECE));
  }

  /** Reads what is left. */
  finish(): void {
    this.window.final = true;
    this.take(new Uint8Array(0));
    if (this.streams.forgot) this.listener.passedOver();
  }

  /** Counts an object, in the file or in an object stream. Throws {@link TooComplex} for too many. */
  countObject(): void {
    if (++this.objects > bounds.objects) throw new TooComplex();
  }

  private take(piece: Uint8Array): void {
    if (!this.window.take(piece)) return;
    while (this.advance());
    this.window.keep();
  }

  /** Does one step; `false` when more bytes are needed. */
  private advance(): boolean {
    switch (this.step) {
      case "header":
        return this.readHeader();
      case "between":
        return this.readBetween();
      case "object":
        return this.readObject();
      case "skip":
        return this.skipTo(endOfObject, 0, "between");
      case "stream":
        return this.readStream();
      case "table":
        return this.skipTo(trailerWord, "trailer".length, "trailer");
      case "trailer":
        return this.readTrailer();
    }
  }

  private readHeader(): boolean {
    const { window } = this;
    const reach = Math.min(window.end, HEADER_REACH + 5);
    let found = -1;
    for (let at = 0; at + 5 <= reach && found < 0; at++) if (window.has("%PDF-", at)) found = at;
    const needed = found < 0 ? HEADER_REACH + 5 : found + 8;
    if (window.end < needed && !window.final) return false;
    const version = asciiOf(window.bytes.subarray(found + 5, found + 8));
    this.header = found;
    this.odd ||= found > 0 || !/^[12]\.\d$/.test(version);
    window.at = Math.max(0, found);
    this.step = "between";
    return true;
  }

  private readBetween(): boolean {
    const { window } = this;
    if (this.commented && !this.passComment()) return false;
    const gap = window.place;
    window.skipSpace();
    if (window.place > gap) this.gapFrom = gap;
    if (window.at >= window.end || !window.enough) return false;
    const byte = window.bytes[window.at];
    if (byte === 0x25) {
      this.commented = true;
      if (!window.has("%%EOF")) this.soil();
    } else if (!(isDigit(byte) && this.beginObject())) {
      this.readKeyword();
    }
    return true;
  }

  private passComment(): boolean {
    const { window } = this;
    const isEnd = (byte: number | undefined) => byte === 10 || byte === 13;
    while (window.at < window.end && !isEnd(window.bytes[window.at])) window.at++;
    this.commented = window.at >= window.end;
    return !this.commented;
  }

  /** Something stands behind the file's end. */
  private soil(): void {
    if (this.ending?.clean) this.ending = { ...this.ending, clean: false };
  }

  private readKeyword(): void {
    const { window } = this;
    if (window.hasWord("startxref")) {
      window.at += "startxref".length;
      window.skipSpace();
      const from = window.at;
      while (isDigit(window.bytes[window.at])) window.at++;
      const digits = asciiOf(window.bytes.subarray(from, Math.min(window.at, from + 15)));
      this.ending = { start: digits === "" ? -1 : Number(digits), clean: true };
      return;
    }
    this.soil();
    this.tableFrom = -1;
    if (window.hasWord("xref")) {
      this.tableFrom = window.place;
      this.step = "table";
    } else if (window.hasWord("trailer")) {
      window.at += "trailer".length;
      this.step = "trailer";
    } else {
      window.at++;
      while (window.at < window.end && isRegular(window.bytes[window.at])) window.at++;
    }
  }

  /** Reads `n g obj`; `false`, without moving, when something else stands there. */
  private beginObject(): boolean {
    const { window } = this;
    const from = window.at;
    const start = window.place;
    const number = window.number();
    if (number < 0 || window.number() < 0 || !window.has("obj")) {
      window.at = from;
      return false;
    }
    this.countObject();
    this.start = start;
    this.number = number;
    window.at += "obj".length;
    this.ending = null;
    this.step = "object";
    return true;
  }

  /** Reads a value, and moves to what follows it; `undefined` when more bytes are needed or it cannot be read, and is to be skipped. */
  private readValue(): Value | undefined {
    const { parser, window } = this;
    try {
      const value = parser.open(window.bytes, window.at, window.end, window.final).value();
      parser.skipSpace();
      if (!window.final && window.end - parser.at < AHEAD) throw tooShort;
      this.odd ||= parser.odd;
      window.at = parser.at;
      return value;
    } catch (error) {
      if (!(error instanceof Unfinished || error instanceof Malformed)) throw error;
      const length = window.end - window.at;
      if (error instanceof Unfinished && !window.final && length <= bounds.objectBytes) {
        window.want(Math.min(2 * length, bounds.objectBytes + 1));
        return undefined;
      }
      this.odd ||= error instanceof Malformed;
      if (length > bounds.objectBytes) this.listener.passedOver();
      this.step = "skip";
      return undefined;
    }
  }

  private readObject(): boolean {
    const { window, number, start } = this;
    const value = this.readValue();
    if (value === undefined) return this.step === "skip";
    this.listener.object(number, value, this.parser.marks);
    if (typeof value === "number") this.lengths.tell(number, value, start);
    if (isDict(value) && window.has("stream")) {
      window.at += "stream".length;
      if (value.get("Type") === "XRef") {
        this.listener.section({ kind: "stream", from: this.gapFrom, at: start, trailer: value });
      }
      this.streams.begin(number, value);
      this.step = "stream";
      return true;
    }
    if (window.has("endobj")) window.at += "endobj".length;
    else this.odd = true;
    this.step = "between";
    return true;
  }

  private readStream(): boolean {
    if (!this.streams.advance()) return false;
    this.step = "between";
    return true;
  }

  private readTrailer(): boolean {
    const value = this.readValue();
    if (value === undefined) return this.step === "skip";
    this.step = "between";
    const at = this.tableFrom;
    if (isDict(value)) this.listener.section({ kind: "table", from: at, at, trailer: value });
    else this.odd = true;
    return true;
  }

  /** Goes to the next such word, `past` bytes into it. */
  private skipTo(find: ReturnType<typeof findWord>, past: number, next: Step): boolean {
    const { window } = this;
    const found = find(window.bytes, window.at, window.end);
    if (found < 0) {
      window.at = window.final ? window.end : Math.max(window.at, window.end - AHEAD);
      return false;
    }
    window.at = found + past;
    this.step = next;
    return true;
  }
}
