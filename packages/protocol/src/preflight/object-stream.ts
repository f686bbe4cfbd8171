import { bounds } from "./bounds";
import { isDigit, skipSpace } from "./bytes";
import { HeldBytes } from "./held-bytes";
import { Malformed, ValueParser } from "./parse-value";
import type { Value } from "./values";

/** Called with each object of an object stream: its number, what is in it, and the bits of `marks` it has. */
export type TakeObject = (number: number, value: Value, marks: number) => void;

const NOTHING = new Uint8Array(0);

/**
 * Reads the objects of a decoded object stream (ISO 32000-2, 7.5.7) as its bytes come, holding one object at a time. Objects have to
 * stand in the order in which the stream's head lists them; anything else is {@link Malformed}.
 */
export class ObjectStreamReader {
  private readonly parser = new ValueParser();
  private readonly held = new HeldBytes();
  private numbers = new Int32Array(0);
  private starts = new Int32Array(0);
  private next = -1;
  /** Where in the decoded stream the held bytes begin. */
  private base = 0;
  /** An object too long to be held; its bytes are let go. */
  skipped = false;

  constructor(
    private readonly count: number,
    private readonly first: number,
    private readonly take: TakeObject,
  ) {
    if (count > bounds.objects || first > bounds.objectBytes || first < count * 4 - 1) {
      throw new Malformed();
    }
  }

  write(piece: Uint8Array): void {
    this.advance(this.held.add(piece), false);
  }

  /** Reads what is left. */
  end(): void {
    this.advance(this.held.add(NOTHING), true);
    if (this.next < this.count) throw new Malformed();
  }

  private advance(bytes: Uint8Array, final: boolean): void {
    let at = 0;
    if (this.next < 0) {
      if (bytes.length < this.first) {
        this.held.keep(bytes);
        return;
      }
      this.readHead(bytes.subarray(0, this.first));
      at = this.first;
    }
    while (this.next < this.count) {
      const start = (this.starts[this.next] ?? 0) - this.base;
      const last = this.next === this.count - 1;
      const end = last ? bytes.length : (this.starts[this.next + 1] ?? 0) - this.base;
      if (end > bytes.length || (last && !final)) {
        at = Math.min(Math.max(0, start), bytes.length);
        break;
      }
      if (start >= 0) this.read(bytes, start, end);
      at = end;
      this.next++;
    }
    let rest = bytes.subarray(at);
    if (rest.length > bounds.objectBytes) {
      this.skipped = true;
      rest = bytes.subarray(bytes.length);
    }
    this.base += bytes.length - rest.length;
    this.held.keep(rest);
  }

  private read(bytes: Uint8Array, start: number, end: number): void {
    const { parser } = this;
    const value = parser.open(bytes, start, end, true).value();
    if (parser.odd || !parser.finished) throw new Malformed();
    this.take(this.numbers[this.next] ?? 0, value, parser.marks);
  }

  private readHead(head: Uint8Array): void {
    this.numbers = new Int32Array(this.count);
    this.starts = new Int32Array(this.count);
    let at = 0;
    const number = (): number => {
      at = skipSpace(head, at, head.length);
      if (!isDigit(head[at])) throw new Malformed();
      let value = 0;
      while (isDigit(head[at])) value = Math.min(value * 10 + (head[at++] ?? 0) - 48, 0x3fffffff);
      return value;
    };
    let before = this.first;
    for (let index = 0; index < this.count; index++) {
      this.numbers[index] = number();
      const start = this.first + number();
      if (start < before) throw new Malformed();
      this.starts[index] = before = start;
    }
    this.next = 0;
  }
}
