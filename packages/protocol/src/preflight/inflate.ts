import { HuffmanTable } from "./huffman";
import { Malformed } from "./parse-value";

const WINDOW = 32_768;
const LONGEST_COPY = 258;
/** More than any symbol with its extra bits takes (48 bits). */
const SYMBOL_BYTES = 8;
/** More than the header of a block with its own codes takes (RFC 1951, 3.2.7: 14 + 19 × 3 + 320 × 14 bits). */
const HEADER_BYTES = 600;

const lengthBase = Uint16Array.of(
  ...[3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115],
  ...[131, 163, 195, 227, 258],
);
const lengthExtra = Uint8Array.of(
  ...[0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0],
);
const distanceBase = Uint16Array.of(
  ...[1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537],
  ...[2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577],
);
const distanceExtra = Uint8Array.of(
  ...[0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12],
  ...[13, 13],
);
const codeOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

type Step = "header" | "block" | "stored" | "codes" | "done";

/**
 * Inflates zlib data (RFC 1950, 1951) piece by piece in constant memory, where the web's `DecompressionStream` would hold back, throw
 * away what it has at the first fault, and leave how far it runs ahead to the runtime. The checksum is not looked at. Methods throw
 * {@link Malformed}.
 */
export class Inflater {
  private readonly literals = new HuffmanTable();
  private readonly distances = new HuffmanTable();
  private readonly window = new Uint8Array(2 * WINDOW);
  private readonly lengths = new Uint8Array(320);
  private input: Uint8Array = new Uint8Array(0);
  private at = 0;
  private hold = 0;
  private bits = 0;
  private out = 0;
  private given = 0;
  private step: Step = "header";
  private last = false;
  private storedLeft = 0;
  private emit: (bytes: Uint8Array) => void = () => {};

  /** Begins with other data. `emit` gets what was inflated; the bytes are its own only until it returns. */
  open(emit: (bytes: Uint8Array) => void): this {
    this.emit = emit;
    this.input = new Uint8Array(0);
    this.at = this.hold = this.bits = this.out = this.given = this.storedLeft = 0;
    this.step = "header";
    this.last = false;
    return this;
  }

  /** Takes the next piece of compressed data. */
  write(piece: Uint8Array): void {
    if (this.done) return;
    const left = this.input.length - this.at;
    if (left === 0) this.input = piece;
    else {
      const joined = new Uint8Array(left + piece.length);
      joined.set(this.input.subarray(this.at));
      joined.set(piece, left);
      this.input = joined;
    }
    this.at = 0;
    this.run(false);
    // The piece belongs to the caller.
    this.input = this.done ? new Uint8Array(0) : this.input.slice(this.at);
    this.at = 0;
  }

  /** Inflates what is left; data that is not complete is {@link Malformed}. */
  end(): void {
    this.run(true);
    this.flush();
    if (!this.done) throw new Malformed();
  }

  private get done(): boolean {
    return this.step === "done";
  }

  private run(final: boolean): void {
    while (!this.done) {
      const left = this.input.length - this.at;
      if (left === 0 && this.bits === 0) return;
      if (this.step === "codes") {
        if (!this.codes(final)) return;
      } else if (this.step === "stored") {
        if (left === 0) return;
        this.stored();
      } else {
        if (!final && left < HEADER_BYTES) return;
        if (this.step === "header") this.header();
        else this.block();
      }
    }
  }

  private take(count: number): number {
    while (this.bits < count) {
      if (this.at >= this.input.length) throw new Malformed();
      this.hold |= (this.input[this.at++] ?? 0) << this.bits;
      this.bits += 8;
    }
    const value = this.hold & ((1 << count) - 1);
    this.hold >>>= count;
    this.bits -= count;
    return value;
  }

  private symbol(table: HuffmanTable): number {
    while (this.bits < table.bits && this.at < this.input.length) {
      this.hold |= (this.input[this.at++] ?? 0) << this.bits;
      this.bits += 8;
    }
    const entry = table.entries[this.hold & ((1 << table.bits) - 1)] ?? 0;
    const length = entry & 15;
    if (length === 0 || length > this.bits) throw new Malformed();
    this.hold >>>= length;
    this.bits -= length;
    return entry >> 4;
  }

  private header(): void {
    const [method, flags] = [this.take(8), this.take(8)];
    if ((method & 15) !== 8 || (method * 256 + flags) % 31 !== 0 || flags & 32) {
      throw new Malformed();
    }
    this.step = "block";
  }

  private block(): void {
    this.last = this.take(1) === 1;
    const kind = this.take(2);
    if (kind === 3) throw new Malformed();
    if (kind > 0) {
      if (kind === 1) this.fixedCodes();
      else this.ownCodes();
      this.step = "codes";
      return;
    }
    this.take(this.bits % 8);
    this.storedLeft = this.take(16);
    if (this.take(16) !== (~this.storedLeft & 0xffff)) throw new Malformed();
    // Whole bytes that were taken ahead go back.
    this.at -= this.bits / 8;
    this.hold = this.bits = 0;
    this.step = "stored";
    if (this.storedLeft === 0) this.nextBlock();
  }

  private nextBlock(): void {
    this.step = this.last ? "done" : "block";
  }

  private stored(): void {
    const room = 2 * WINDOW - this.out;
    const count = Math.min(this.storedLeft, this.input.length - this.at, room);
    this.window.set(this.input.subarray(this.at, this.at + count), this.out);
    this.at += count;
    this.out += count;
    this.storedLeft -= count;
    if (this.out === 2 * WINDOW) this.slide();
    if (this.storedLeft === 0) this.nextBlock();
  }

  private fixedCodes(): void {
    this.lengths.fill(8, 0, 144).fill(9, 144, 256).fill(7, 256, 280).fill(8, 280, 288);
    this.literals.build(this.lengths.subarray(0, 288));
    this.distances.build(this.lengths.fill(5, 0, 30).subarray(0, 30));
  }

  private ownCodes(): void {
    const literals = this.take(5) + 257;
    const distances = this.take(5) + 1;
    const codes = this.take(4) + 4;
    const order = new Uint8Array(19);
    for (const place of codeOrder.slice(0, codes)) order[place] = this.take(3);
    if (!this.distances.build(order)) throw new Malformed();
    const { lengths } = this;
    for (let at = 0; at < literals + distances; ) {
      const symbol = this.symbol(this.distances);
      if (symbol < 16) {
        lengths[at++] = symbol;
        continue;
      }
      if (symbol === 16 && at === 0) throw new Malformed();
      const value = symbol === 16 ? (lengths[at - 1] ?? 0) : 0;
      const count =
        symbol === 16 ? 3 + this.take(2) : symbol === 17 ? 3 + this.take(3) : 11 + this.take(7);
      if (at + count > literals + distances) throw new Malformed();
      lengths.fill(value, at, at + count);
      at += count;
    }
    const built =
      this.literals.build(lengths.subarray(0, literals)) &&
      this.distances.build(lengths.subarray(literals, literals + distances));
    if (!built) throw new Malformed();
  }

  /** Decodes as far as whole symbols are at hand; `false` when more data is needed. */
  private codes(final: boolean): boolean {
    const { window } = this;
    while (final || this.input.length - this.at >= SYMBOL_BYTES) {
      if (this.out > 2 * WINDOW - LONGEST_COPY) this.slide();
      const symbol = this.symbol(this.literals);
      if (symbol < 256) {
        window[this.out++] = symbol;
      } else if (symbol === 256) {
        this.nextBlock();
        return true;
      } else {
        this.copy(symbol - 257);
      }
    }
    return false;
  }

  private copy(symbol: number): void {
    if (symbol > 28) throw new Malformed();
    const length = (lengthBase[symbol] ?? 0) + this.take(lengthExtra[symbol] ?? 0);
    const far = this.symbol(this.distances);
    if (far > 29) throw new Malformed();
    const distance = (distanceBase[far] ?? 0) + this.take(distanceExtra[far] ?? 0);
    const { window, out } = this;
    if (distance > out) throw new Malformed();
    if (distance >= length) window.copyWithin(out, out - distance, out - distance + length);
    else if (distance === 1) window.fill(window[out - 1] ?? 0, out, out + length);
    else for (let at = out; at < out + length; at++) window[at] = window[at - distance] ?? 0;
    this.out += length;
  }

  private flush(): void {
    if (this.out > this.given) this.emit(this.window.subarray(this.given, this.out));
    this.given = this.out;
  }

  /** Makes room, keeping what a distance can reach. */
  private slide(): void {
    this.flush();
    this.window.copyWithin(0, this.out - WINDOW, this.out);
    this.out = this.given = WINDOW;
  }
}
