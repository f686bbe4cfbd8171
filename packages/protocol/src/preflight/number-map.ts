/** A map from whole numbers to whole numbers, both from 0 to 2³¹ − 1, in some twelve bytes an entry (open addressing). */
export class NumberMap {
  private keys = new Int32Array(64).fill(-1);
  private values = new Int32Array(64);
  private used = 0;

  /** How many numbers have been given a value, forgotten ones included. */
  get size(): number {
    return this.used;
  }

  /** The value of `key`, `undefined` when it has none. */
  get(key: number): number | undefined {
    const at = this.slot(key);
    const value = this.values[at] ?? -1;
    return this.keys[at] === key && value >= 0 ? value : undefined;
  }

  /** Sets the value of `key`; a key that is out of range is left out. */
  set(key: number, value: number): void {
    if (!(key >= 0 && key <= 0x7fffffff)) return;
    if (3 * this.used > 2 * this.keys.length) this.grow();
    const at = this.slot(key);
    if (this.keys[at] !== key) this.used++;
    this.keys[at] = key;
    this.values[at] = value;
  }

  /** Forgets the value of `key`. */
  delete(key: number): void {
    const at = this.slot(key);
    if (this.keys[at] === key) this.values[at] = -1;
  }

  /** How many values `holds` is true for. */
  count(holds: (value: number) => boolean): number {
    let count = 0;
    for (let at = 0; at < this.keys.length; at++) {
      const value = this.values[at] ?? -1;
      if (this.keys[at] !== -1 && value >= 0 && holds(value)) count++;
    }
    return count;
  }

  private slot(key: number): number {
    const mask = this.keys.length - 1;
    let at = (Math.imul(key, 0x9e3779b1) >>> 7) & mask;
    while (this.keys[at] !== -1 && this.keys[at] !== key) at = (at + 1) & mask;
    return at;
  }

  private grow(): void {
    const { keys, values } = this;
    this.keys = new Int32Array(2 * keys.length).fill(-1);
    this.values = new Int32Array(2 * keys.length);
    for (let at = 0; at < keys.length; at++) {
      const key = keys[at] ?? -1;
      if (key < 0) continue;
      const place = this.slot(key);
      this.keys[place] = key;
      this.values[place] = values[at] ?? -1;
    }
  }
}
