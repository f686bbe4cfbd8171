import { PadesError } from "./pades-error";

const MAX_BYTES = 64 * 1024 * 1024;
const LENGTH_BASE = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
  163, 195, 227, 258,
];
const LENGTH_EXTRA = [
  0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
];
const DISTANCE_BASE = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049,
  3073, 4097, 6145, 8193, 12289, 16385, 24577,
];
const CODE_LENGTH_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** A canonical Huffman code: how many codes each length has, and the symbols in code order (RFC 1951, 3.2.2). */
interface HuffmanCode {
  readonly counts: Uint16Array;
  readonly symbols: Uint16Array;
}

function huffmanCode(lengths: readonly number[]): HuffmanCode {
  const counts = new Uint16Array(16);
  for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1;
  counts[0] = 0;
  const symbols = lengths
    .map((length, symbol) => ({ length, symbol }))
    .filter(({ length }) => length > 0)
    .sort((a, b) => a.length - b.length || a.symbol - b.symbol);
  return { counts, symbols: Uint16Array.from(symbols, ({ symbol }) => symbol) };
}

const repeat = (count: number, value: number): number[] => new Array(count).fill(value);
const FIXED_LITERALS = huffmanCode([
  ...repeat(144, 8),
  ...repeat(112, 9),
  ...repeat(24, 7),
  ...repeat(8, 8),
]);
const FIXED_DISTANCES = huffmanCode(repeat(30, 5));

class Inflater {
  #at = 2;
  #buffer = 0;
  #held = 0;
  #length = 0;
  #out: Uint8Array<ArrayBuffer>;

  constructor(readonly bytes: Uint8Array) {
    this.#out = new Uint8Array(Math.min(Math.max(bytes.length * 4, 1024), MAX_BYTES));
  }

  run(): Uint8Array<ArrayBuffer> {
    for (let last = false; !last; ) {
      last = this.#bits(1) === 1;
      const kind = this.#bits(2);
      if (kind === 0) this.#stored();
      else if (kind === 1) this.#block(FIXED_LITERALS, FIXED_DISTANCES);
      else if (kind === 2) this.#dynamicBlock();
      else throw new PadesError("pdf_damaged");
    }
    return this.#out.slice(0, this.#length);
  }

  #bits(count: number): number {
    while (this.#held < count) {
      const byte = this.bytes[this.#at++];
      if (byte === undefined) throw new PadesError("pdf_damaged");
      this.#buffer |= byte << this.#held;
      this.#held += 8;
    }
    const value = this.#buffer & ((1 << count) - 1);
    this.#buffer >>>= count;
    this.#held -= count;
    return value;
  }

  #symbol({ counts, symbols }: HuffmanCode): number {
    let code = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length < 16; length++) {
      code |= this.#bits(1);
      const count = counts[length] ?? 0;
      if (code - first < count) return symbols[index + code - first] ?? 0;
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    throw new PadesError("pdf_damaged");
  }

  #room(count: number): void {
    const wanted = this.#length + count;
    if (wanted > MAX_BYTES) throw new PadesError("pdf_damaged");
    if (wanted <= this.#out.length) return;
    const larger = new Uint8Array(Math.min(Math.max(wanted, this.#out.length * 2), MAX_BYTES));
    larger.set(this.#out);
    this.#out = larger;
  }

  #stored(): void {
    this.#buffer = 0;
    this.#held = 0;
    const count = this.#bits(16);
    if ((this.#bits(16) ^ count) !== 0xffff || this.#at + count > this.bytes.length) {
      throw new PadesError("pdf_damaged");
    }
    this.#room(count);
    this.#out.set(this.bytes.subarray(this.#at, this.#at + count), this.#length);
    this.#at += count;
    this.#length += count;
  }

  #dynamicBlock(): void {
    const literals = this.#bits(5) + 257;
    const distances = this.#bits(5) + 1;
    const order = CODE_LENGTH_ORDER.slice(0, this.#bits(4) + 4);
    const codeLengths = repeat(19, 0);
    for (const symbol of order) codeLengths[symbol] = this.#bits(3);
    const code = huffmanCode(codeLengths);
    const lengths: number[] = [];
    while (lengths.length < literals + distances) {
      const symbol = this.#symbol(code);
      if (symbol < 16) lengths.push(symbol);
      else if (symbol === 16) lengths.push(...repeat(3 + this.#bits(2), lengths.at(-1) ?? 0));
      else lengths.push(...repeat(symbol === 17 ? 3 + this.#bits(3) : 11 + this.#bits(7), 0));
    }
    this.#block(huffmanCode(lengths.slice(0, literals)), huffmanCode(lengths.slice(literals)));
  }

  #block(literals: HuffmanCode, distances: HuffmanCode): void {
    for (;;) {
      const symbol = this.#symbol(literals);
      if (symbol === 256) return;
      if (symbol < 256) {
        this.#room(1);
        this.#out[this.#length++] = symbol;
        continue;
      }
      const length = (LENGTH_BASE[symbol - 257] ?? 0) + this.#bits(LENGTH_EXTRA[symbol - 257] ?? 0);
      const code = this.#symbol(distances);
      const distance = (DISTANCE_BASE[code] ?? 0) + this.#bits(Math.max(0, (code >> 1) - 1));
      if (length === 0 || distance === 0 || distance > this.#length) {
        throw new PadesError("pdf_damaged");
      }
      this.#room(length);
      for (const end = this.#length + length; this.#length < end; this.#length++) {
        this.#out[this.#length] = this.#out[this.#length - distance] ?? 0;
      }
    }
  }
}

/**
 * Undoes zlib compression (RFC 1950 and 1951), at most 64 MiB; malformed data is `pdf_damaged`. The platform's
 * `DecompressionStream` is asynchronous and refuses the line ends that PDF writers leave after the data.
 */
export function inflate(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Inflater(bytes).run();
}
