import { unreadable } from "./limits";

const SPACE = 1;
const DELIMITER = 2;
const DIGIT = 4;

const classes = new Uint8Array(256);
for (const byte of [0, 9, 10, 12, 13, 32]) classes[byte] = SPACE;
for (const character of "()<>[]{}/%") classes[character.charCodeAt(0)] = DELIMITER;
for (let byte = 0x30; byte <= 0x39; byte++) classes[byte] = DIGIT;

/** True for the six white-space characters (ISO 32000-2, table 1). */
export const isSpace = (byte: number | undefined): boolean =>
  byte !== undefined && classes[byte] === SPACE;

/** True for a byte that can stand in a name, number or keyword. */
export const isRegular = (byte: number | undefined): boolean =>
  byte !== undefined && ((classes[byte] ?? 0) & (SPACE | DELIMITER)) === 0;

/** True for 0–9. */
export const isDigit = (byte: number | undefined): boolean =>
  byte !== undefined && classes[byte] === DIGIT;

/** The value of a hexadecimal digit, or -1. */
export function hexDigit(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1;
}

/** A position in bytes that never moves past `end`; every method throws `unreadable` instead of guessing. */
export class Lexer {
  constructor(
    readonly bytes: Uint8Array,
    public at: number,
    readonly end: number,
  ) {}

  /** The byte at the position, `undefined` at the end. */
  peek(ahead = 0): number | undefined {
    const at = this.at + ahead;
    return at < this.end ? this.bytes[at] : undefined;
  }

  /** Moves past white space and comments. */
  skipSpace(): void {
    const { bytes, end } = this;
    let at = this.at;
    for (;;) {
      while (at < end && classes[bytes[at] ?? 0] === SPACE) at++;
      if (at >= end || bytes[at] !== 0x25) break;
      while (at < end && bytes[at] !== 10 && bytes[at] !== 13) at++;
    }
    this.at = at;
  }

  /** Moves past the bytes of `text` when they stand here. */
  take(text: string): boolean {
    if (this.at + text.length > this.end) return false;
    for (let index = 0; index < text.length; index++) {
      if (this.bytes[this.at + index] !== text.charCodeAt(index)) return false;
    }
    this.at += text.length;
    return true;
  }

  /** Moves past the keyword `text`, which must stand here and end here. */
  keyword(text: string): void {
    if (!this.take(text) || isRegular(this.peek())) unreadable(`expected ${text}`);
  }

  /** Reads a whole number ≥ 0 of at most 15 digits, or `undefined` without moving. */
  tryCount(): number | undefined {
    const { bytes, end } = this;
    let at = this.at;
    let value = 0;
    while (at < end && classes[bytes[at] ?? 0] === DIGIT)
      value = value * 10 + (bytes[at++] ?? 0) - 48;
    if (at === this.at || at - this.at > 15 || (at < end && isRegular(bytes[at]))) return undefined;
    this.at = at;
    return value;
  }

  /** Reads a whole number ≥ 0. */
  count(): number {
    return this.tryCount() ?? unreadable("expected a whole number");
  }

  /** Moves past regular characters and returns them, one character per byte; at most 4096. */
  regular(): string {
    const from = this.at;
    while (isRegular(this.peek())) this.at++;
    if (this.at - from > 4096) unreadable("token too long");
    return String.fromCharCode(...this.bytes.subarray(from, this.at));
  }
}
