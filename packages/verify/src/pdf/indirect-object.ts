import { isSpace, Lexer } from "./lexer";
import { unreadable } from "./limits";
import { parseValue } from "./parse-object";
import { countOf, PdfDict, PdfRef, PdfStream, type PdfValue } from "./values";

/** An indirect object read from the file: `[start, end)` from its number to behind `endobj`. */
export interface IndirectObject {
  readonly number: number;
  readonly generation: number;
  readonly value: PdfValue;
  readonly start: number;
  readonly end: number;
  /** The object that holds the stream's length, when it is not written directly. */
  readonly lengthRef?: PdfRef;
}

/** Gives the number an indirect `/Length` refers to. */
export type ResolveLength = (reference: PdfRef) => number;

/**
 * Reads `n g obj … endobj` (ISO 32000-2, 7.3.10) that starts at `start`, or behind white space there as some
 * writers count, and ends before `end`. A stream has to be as long as its `/Length` says: only an end of line may
 * stand between its last byte and `endstream`.
 */
export function parseIndirectObject(
  bytes: Uint8Array,
  start: number,
  end: number,
  depth: number,
  resolveLength: ResolveLength,
): IndirectObject {
  const lexer = new Lexer(bytes, start, end);
  while (isSpace(lexer.peek())) lexer.at++;
  const number = lexer.count();
  lexer.skipSpace();
  const generation = lexer.count();
  lexer.skipSpace();
  lexer.keyword("obj");
  const value = parseValue(lexer, depth);
  lexer.skipSpace();
  if (!(value instanceof PdfDict) || !lexer.take("stream")) {
    lexer.keyword("endobj");
    return { number, generation, value, start, end: lexer.at };
  }
  const written = value.get("Length");
  const length =
    written instanceof PdfRef
      ? resolveLength(written)
      : (countOf(written) ?? unreadable("stream without length"));
  const stream = parseStream(lexer, value, length);
  lexer.skipSpace();
  lexer.keyword("endobj");
  const object = { number, generation, value: stream, start, end: lexer.at };
  return written instanceof PdfRef ? { ...object, lengthRef: written } : object;
}

function parseStream(lexer: Lexer, dict: PdfDict, length: number): PdfStream {
  if (!lexer.take("\r\n") && !lexer.take("\n")) unreadable("malformed start of a stream");
  const start = lexer.at;
  if (length > lexer.end - start) unreadable("stream longer than the file");
  lexer.at = start + length;
  const data = lexer.bytes.subarray(start, lexer.at);
  while (lexer.take("\r") || lexer.take("\n"));
  lexer.keyword("endstream");
  return new PdfStream(dict, data);
}
