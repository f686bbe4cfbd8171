import { hexDigit, isDigit, type Lexer } from "./lexer";
import { tooComplex, unreadable } from "./limits";
import { parseHexString, parseLiteralString } from "./parse-string";
import { PdfDict, PdfName, PdfRef, type PdfValue } from "./values";

const NUMBER = /^[+-]?(?:\d{1,20}\.?\d{0,40}|\.\d{1,40})$/;

/** Reads one direct object or reference (ISO 32000-2, 7.3); streams are read by their container. `depth` is how many more levels of nesting are allowed. */
export function parseValue(lexer: Lexer, depth: number): PdfValue {
  if (depth < 0) tooComplex("objects nested too deeply");
  lexer.skipSpace();
  switch (lexer.peek()) {
    case 0x2f:
      return parseName(lexer);
    case 0x28:
      return parseLiteralString(lexer);
    case 0x5b:
      return parseArray(lexer, depth);
    case 0x3c:
      return lexer.peek(1) === 0x3c ? parseDict(lexer, depth) : parseHexString(lexer);
    default:
      return parseNumberOrKeyword(lexer);
  }
}

function parseName(lexer: Lexer): PdfName {
  lexer.at++;
  const written = lexer.regular();
  if (!written.includes("#")) return new PdfName(written);
  return new PdfName(
    written.replace(/#(.{0,2})/gs, (_, digits: string) => {
      const [high, low] = [hexDigit(digits.charCodeAt(0)), hexDigit(digits.charCodeAt(1))];
      if (digits.length < 2 || high < 0 || low < 0) unreadable("malformed name");
      return String.fromCharCode(high * 16 + low);
    }),
  );
}

function parseArray(lexer: Lexer, depth: number): PdfValue[] {
  lexer.at++;
  const items: PdfValue[] = [];
  for (;;) {
    lexer.skipSpace();
    if (lexer.take("]")) return items;
    items.push(parseValue(lexer, depth - 1));
  }
}

/** Reads a dictionary at `<<`. A key that stands twice is refused: readers differ in which one counts. */
export function parseDict(lexer: Lexer, depth: number): PdfDict {
  if (!lexer.take("<<")) unreadable("expected a dictionary");
  const entries = new Map<string, PdfValue>();
  const nulls: string[] = [];
  for (;;) {
    lexer.skipSpace();
    if (lexer.take(">>")) break;
    if (lexer.peek() !== 0x2f) unreadable("expected a key");
    const key = parseName(lexer).name;
    if (entries.has(key)) unreadable("a key stands twice in a dictionary");
    const value = parseValue(lexer, depth - 1);
    entries.set(key, value);
    if (value === null) nulls.push(key);
  }
  // A null entry is the same as none (ISO 32000-2, 7.3.7).
  for (const key of nulls) entries.delete(key);
  return new PdfDict(entries);
}

function parseNumberOrKeyword(lexer: Lexer): PdfValue {
  if (isDigit(lexer.peek())) {
    const number = lexer.tryCount();
    if (number !== undefined) return tryReference(lexer, number) ?? number;
  }
  const token = lexer.regular();
  if (NUMBER.test(token)) return Number(token);
  if (token === "true") return true;
  if (token === "false") return false;
  if (token === "null") return null;
  return unreadable("expected an object");
}

function tryReference(lexer: Lexer, number: number): PdfRef | undefined {
  const after = lexer.at;
  lexer.skipSpace();
  if (isDigit(lexer.peek())) {
    const generation = lexer.tryCount();
    if (generation !== undefined) {
      lexer.skipSpace();
      if (lexer.peek() === 0x52) {
        lexer.keyword("R");
        return new PdfRef(number, generation);
      }
    }
  }
  lexer.at = after;
  return undefined;
}
