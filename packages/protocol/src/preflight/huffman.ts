/** Bits of the longest code (RFC 1951, 3.2.7). */
const LONGEST = 15;

/** Decodes prefix codes: the next {@link HuffmanTable.bits} bits of input are the index of an entry `symbol << 4 | length`; 0 is no code. */
export class HuffmanTable {
  readonly entries = new Uint16Array(1 << LONGEST);
  /** Length of the longest code in use. */
  bits = 0;

  /** Builds the table from code lengths by symbol; `false` when there are more codes than fit (RFC 1951, 3.2.2). */
  build(lengths: Uint8Array): boolean {
    const counts = new Uint16Array(LONGEST + 1);
    for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1;
    counts[0] = 0;
    this.bits = 0;
    const next = new Uint16Array(LONGEST + 2);
    let room = 1;
    for (let length = 1; length <= LONGEST; length++) {
      const count = counts[length] ?? 0;
      next[length + 1] = ((next[length] ?? 0) + count) << 1;
      if (count > 0) this.bits = length;
      room = room * 2 - count;
      if (room < 0) return false;
    }
    const size = 1 << this.bits;
    this.entries.fill(0, 0, size);
    for (let symbol = 0; symbol < lengths.length; symbol++) {
      const length = lengths[symbol] ?? 0;
      if (length === 0) continue;
      const code = next[length] ?? 0;
      next[length] = code + 1;
      const entry = (symbol << 4) | length;
      for (let at = reversed(code, length); at < size; at += 1 << length) this.entries[at] = entry;
    }
    return true;
  }
}

/** Codes are packed from their most significant bit, everything else from the least (RFC 1951, 3.1.1). */
function reversed(code: number, length: number): number {
  let left = code;
  let result = 0;
  for (let bit = 0; bit < length; bit++) {
    result = (result << 1) | (left & 1);
    left >>= 1;
  }
  return result;
}
