import { decodeStream } from "./filters";
import { parseIndirectObject } from "./indirect-object";
import { isSpace, Lexer } from "./lexer";
import { type Limits, tooComplex, unreadable } from "./limits";
import { parseDict } from "./parse-object";
import { countOf, isArray, nameOf, type PdfDict, PdfStream } from "./values";

/** Where a cross-reference section says an object is: nowhere, at an offset in the file, or in an object stream. */
export type XrefEntry =
  | { readonly kind: "free" }
  | { readonly kind: "offset"; readonly offset: number; readonly generation: number }
  | { readonly kind: "compressed"; readonly container: number; readonly index: number };

/** One cross-reference section with its trailer; `start` to `end` is where it stands, the trailer included. */
export interface XrefSection {
  readonly start: number;
  readonly end: number;
  readonly kind: "table" | "stream";
  readonly entries: ReadonlyMap<number, XrefEntry>;
  readonly trailer: PdfDict;
  /** Where the section of the revision before is. */
  readonly previous: number | undefined;
  /** The cross-reference stream that completes the table of a hybrid file. */
  readonly hybrid: number | undefined;
}

const FREE: XrefEntry = { kind: "free" };

/** Reads the section at `start`, a table or a stream (ISO 32000-2, 7.5.4 and 7.5.8). */
export function parseXrefSection(
  bytes: Uint8Array,
  start: number,
  end: number,
  limits: Limits,
): XrefSection {
  const lexer = new Lexer(bytes, start, end);
  return lexer.take("xref")
    ? parseTable(lexer, start, limits)
    : parseXrefStream(bytes, start, end, limits);
}

function links(trailer: PdfDict): Pick<XrefSection, "previous" | "hybrid"> {
  const offset = (key: string): number | undefined => {
    const value = trailer.get(key);
    return value === undefined ? undefined : (countOf(value) ?? unreadable("malformed trailer"));
  };
  return { previous: offset("Prev"), hybrid: offset("XRefStm") };
}

function parseTable(lexer: Lexer, start: number, limits: Limits): XrefSection {
  const entries = new Map<number, XrefEntry>();
  for (;;) {
    lexer.skipSpace();
    if (lexer.take("trailer")) break;
    const first = lexer.count();
    lexer.skipSpace();
    const count = lexer.count();
    if (count > limits.maxObjects) tooComplex("too many objects");
    while (isSpace(lexer.peek())) lexer.at++;
    for (let number = first; number < first + count; number++) {
      if (entries.has(number)) unreadable("object twice in a cross-reference section");
      entries.set(number, parseRow(lexer));
    }
  }
  lexer.skipSpace();
  const trailer = parseDict(lexer, limits.maxDepth);
  return { start, end: lexer.at, kind: "table", entries, trailer, ...links(trailer) };
}

function parseRow(lexer: Lexer): XrefEntry {
  const from = lexer.at;
  const offset = lexer.count();
  if (lexer.at - from !== 10 || !lexer.take(" ")) unreadable("malformed cross-reference entry");
  const generation = lexer.count();
  if (lexer.at - from !== 16 || !lexer.take(" ")) unreadable("malformed cross-reference entry");
  const used = lexer.take("n");
  if (!used && !lexer.take("f")) unreadable("malformed cross-reference entry");
  if (!isSpace(lexer.peek())) unreadable("malformed cross-reference entry");
  while (isSpace(lexer.peek())) lexer.at++;
  return used && offset > 0 ? { kind: "offset", offset, generation } : FREE;
}

function parseXrefStream(
  bytes: Uint8Array,
  start: number,
  end: number,
  limits: Limits,
): XrefSection {
  const object = parseIndirectObject(bytes, start, end, limits.maxDepth, () =>
    unreadable("cross-reference stream with an indirect length"),
  );
  const stream = object.value;
  if (!(stream instanceof PdfStream) || nameOf(stream.dict.get("Type")) !== "XRef") {
    return unreadable("no cross-reference section");
  }
  const { dict } = stream;
  const entries = parseRows(stream, limits);
  return { start, end: object.end, kind: "stream", entries, trailer: dict, ...links(dict) };
}

function counts(value: unknown): number[] {
  if (!Array.isArray(value)) return unreadable("malformed cross-reference stream");
  return value.map((item) => countOf(item) ?? unreadable("malformed cross-reference stream"));
}

function parseRows(stream: PdfStream, limits: Limits): Map<number, XrefEntry> {
  const { dict } = stream;
  const [typeWidth = 0, secondWidth = 0, thirdWidth = 0, ...more] = counts(dict.get("W"));
  const width = typeWidth + secondWidth + thirdWidth;
  if (more.length > 0 || width === 0 || Math.max(typeWidth, secondWidth, thirdWidth) > 6) {
    unreadable("malformed cross-reference stream");
  }
  const index = isArray(dict.get("Index"))
    ? counts(dict.get("Index"))
    : [0, ...counts([dict.get("Size")])];
  if (index.length % 2 !== 0) unreadable("malformed cross-reference stream");
  const total = index.reduce((sum, count, at) => (at % 2 === 1 ? sum + count : sum), 0);
  if (total > limits.maxObjects) tooComplex("too many objects");
  const rows = decodeStream(stream, total * width);
  if (rows.length !== total * width) unreadable("cross-reference stream of the wrong length");

  const entries = new Map<number, XrefEntry>();
  let at = 0;
  const field = (bytes: number): number => {
    let value = 0;
    for (let read = 0; read < bytes; read++) value = value * 256 + (rows[at++] ?? 0);
    return value;
  };
  for (let pair = 0; pair < index.length; pair += 2) {
    const first = index[pair] ?? 0;
    for (let number = first; number < first + (index[pair + 1] ?? 0); number++) {
      const type = typeWidth === 0 ? 1 : field(typeWidth);
      const [second, third] = [field(secondWidth), field(thirdWidth)];
      if (entries.has(number)) unreadable("object twice in a cross-reference section");
      entries.set(number, rowEntry(type, second, third));
    }
  }
  return entries;
}

function rowEntry(type: number, second: number, third: number): XrefEntry {
  if (type === 1 && second > 0) return { kind: "offset", offset: second, generation: third };
  return type === 2 ? { kind: "compressed", container: second, index: third } : FREE;
}
