import { expect, test } from "vitest";
import { latin1 } from "../testing/der";
import { Lexer } from "./lexer";
import { parseValue } from "./parse-object";
import { PdfDict, PdfName, PdfRef, PdfString, type PdfValue } from "./values";

const parse = (text: string, depth = 100): PdfValue => {
  const bytes = latin1(text);
  return parseValue(new Lexer(bytes, 0, bytes.length), depth);
};
const stringIn = (text: string): string => {
  const value = parse(text);
  return value instanceof PdfString ? String.fromCharCode(...value.bytes) : "";
};

test("numbers, words and references", () => {
  expect(parse("[0 -1 +2.5 .5 4. -.25 true false null 12 0 R 7 8]")).toEqual([
    0,
    -1,
    2.5,
    0.5,
    4,
    -0.25,
    true,
    false,
    null,
    new PdfRef(12, 0),
    7,
    8,
  ]);
});

test("names", () => {
  expect(parse("/A#20B")).toEqual(new PdfName("A B"));
  expect(parse("/ ")).toEqual(new PdfName(""));
  expect(() => parse("/A#2")).toThrow("malformed name");
});

test("literal strings", () => {
  expect(stringIn("(a(b)c)")).toBe("a(b)c");
  expect(stringIn("(\\(\\)\\\\\\n\\101\\53\\0053)")).toBe("()\\\nA+\x053");
  expect(stringIn("(a\\\nb\\\r\nc\r\nd)")).toBe("abc\nd");
  expect(stringIn("(\\x)")).toBe("x");
});

test("hexadecimal strings know where they stand", () => {
  expect(stringIn("<41 4>")).toBe("A@");
  expect(parse("  <41>")).toMatchObject({ start: 2, end: 6, hex: true });
  expect(() => parse("<4g>")).toThrow("malformed hexadecimal string");
});

test("dictionaries", () => {
  const dict = parse("<</A/B/C[<<>>]%comment\n/D null>>");
  expect(dict).toBeInstanceOf(PdfDict);
  expect(dict instanceof PdfDict && [...dict.entries.keys()]).toEqual(["A", "C"]);
});

test.each([
  "1.2.3",
  "--1",
  "tru",
  "[1 2",
  "<</A 1",
  "<</A>>",
  "<<1 2>>",
  "(a",
  "<41",
  "R",
  "1 0 Rx",
  "",
])("%s is refused", (text) => {
  expect(() => parse(text)).toThrow("unreadable");
});

test("nesting has an end", () => {
  expect(() => parse("[[[1]]]", 2)).toThrow("too_complex");
  expect(() => parse("<</A<</A<</A 1>>>>>>", 2)).toThrow("too_complex");
});
