import { decodeStream } from "./filters";
import type { IndirectObject } from "./indirect-object";
import { Lexer } from "./lexer";
import { type Limits, tooComplex, unreadable } from "./limits";
import { parseValue } from "./parse-object";
import { countOf, nameOf, PdfStream, type PdfValue } from "./values";

/** A decoded object stream (ISO 32000-2, 7.5.7). */
export class ObjectStream {
  private constructor(
    private readonly data: Uint8Array,
    private readonly numbers: readonly number[],
    private readonly starts: readonly number[],
    private readonly depth: number,
  ) {}

  /** Decodes the object stream; `budget` is how many inflated bytes are still allowed. */
  static decode({ value }: IndirectObject, limits: Limits, budget: number): ObjectStream {
    if (!(value instanceof PdfStream) || nameOf(value.dict.get("Type")) !== "ObjStm") {
      return unreadable("expected an object stream");
    }
    const count = countOf(value.dict.get("N")) ?? unreadable("object stream without count");
    const first = countOf(value.dict.get("First")) ?? unreadable("object stream without start");
    if (count > limits.maxObjects) tooComplex("too many objects");
    const data = decodeStream(value, Math.min(limits.maxStreamBytes, budget));
    const lexer = new Lexer(data, 0, Math.min(first, data.length));
    const numbers: number[] = [];
    const starts: number[] = [];
    for (let index = 0; index < count; index++) {
      lexer.skipSpace();
      numbers.push(lexer.count());
      lexer.skipSpace();
      starts.push(first + lexer.count());
    }
    return new ObjectStream(data, numbers, starts, limits.maxDepth);
  }

  /** Decoded length in bytes. */
  get size(): number {
    return this.data.length;
  }

  /** Reads the object at `index`, which has to have this number and to end before the next one begins. */
  read(index: number, number: number): PdfValue {
    const start = this.starts[index];
    if (start === undefined || this.numbers[index] !== number) {
      return unreadable("object is not where the cross-reference says");
    }
    const end = Math.min(this.starts[index + 1] ?? this.data.length, this.data.length);
    const lexer = new Lexer(this.data, start, end);
    const value = parseValue(lexer, this.depth);
    lexer.skipSpace();
    if (lexer.at < end) unreadable("bytes behind an object in an object stream");
    return value;
  }
}
