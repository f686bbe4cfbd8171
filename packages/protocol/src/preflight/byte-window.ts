import { isDigit, isRegular, skipSpace, standsAt } from "./bytes";
import { HeldBytes } from "./held-bytes";

/** More than any keyword takes, with the numbers before it. */
export const AHEAD = 64;

/** The part of a file that is at hand, and a place in it; what is not used up is kept until more comes. */
export class ByteWindow {
  bytes: Uint8Array = new Uint8Array(0);
  at = 0;
  end = 0;
  /** Nothing more will come. */
  final = false;
  private readonly held = new HeldBytes();
  /** Where in the file the bytes begin. */
  private base = 0;
  private wanted = 0;

  /** Takes the next piece; `false` when it is not worth going on before more has come. */
  take(piece: Uint8Array): boolean {
    this.bytes = this.held.length > 0 ? this.held.add(piece) : piece;
    this.at = 0;
    this.end = this.bytes.length;
    if (this.end >= this.wanted || this.final) {
      this.wanted = 0;
      return true;
    }
    if (this.bytes === piece) this.held.add(piece);
    return false;
  }

  /** Keeps a copy of what stands from the place on; the piece is its owner's again. */
  keep(): void {
    this.base += this.at;
    this.held.keep(this.bytes.subarray(this.at));
  }

  /** Says that nothing can be done from the place on before `length` bytes are there. */
  want(length: number): void {
    this.wanted = length;
  }

  /** Where in the file the place is. */
  get place(): number {
    return this.base + this.at;
  }

  /** Whether a keyword that begins here would be at hand to its end. */
  get enough(): boolean {
    return this.final || this.end - this.at >= AHEAD;
  }

  /** Whether these characters stand here. */
  has(text: string, at = this.at): boolean {
    return standsAt(this.bytes, at, this.end, text);
  }

  /** Whether this word stands here, and ends here. */
  hasWord(text: string): boolean {
    return this.has(text) && !isRegular(this.bytes[this.at + text.length]);
  }

  /** Moves past a number of at most ten digits and the white space that has to follow; -1 for anything else. */
  number(): number {
    const from = this.at;
    let number = 0;
    for (; isDigit(this.bytes[this.at]); this.at++) {
      number = number * 10 + (this.bytes[this.at] ?? 0) - 48;
    }
    const after = this.at;
    this.skipSpace();
    return after > from && after - from <= 10 && this.at > after ? number : -1;
  }

  /** Moves past white space. */
  skipSpace(): void {
    this.at = skipSpace(this.bytes, this.at, this.end);
  }
}
