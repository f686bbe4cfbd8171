/** Bytes that wait for more to come, in one buffer that grows to what is needed and is used again. */
export class HeldBytes {
  private buffer = new Uint8Array(4_096);
  /** How many bytes wait. */
  length = 0;

  /** Appends a copy of `piece` and gives all that waits; it is valid until the next call. */
  add(piece: Uint8Array): Uint8Array {
    const length = this.length + piece.length;
    if (length > this.buffer.length) {
      const larger = new Uint8Array(Math.max(length, 2 * this.buffer.length));
      larger.set(this.buffer.subarray(0, this.length));
      this.buffer = larger;
    }
    this.buffer.set(piece, this.length);
    this.length = length;
    return this.buffer.subarray(0, length);
  }

  /** Keeps `rest`, which may be part of what {@link add} gave, and nothing else. */
  keep(rest: Uint8Array): void {
    this.length = 0;
    if (rest.length > 0) this.add(rest);
  }
}
