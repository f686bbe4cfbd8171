import { zlibSync } from "fflate";
import { expect, test } from "vitest";
import { latin1 } from "../testing/der";
import { decodeStream } from "./filters";
import { Lexer } from "./lexer";
import { parseDict } from "./parse-object";
import { undoPngPrediction } from "./predictor";
import { PdfStream } from "./values";

const stream = (entries: string, data: Uint8Array): PdfStream => {
  const bytes = latin1(`<< ${entries} >>`);
  return new PdfStream(parseDict(new Lexer(bytes, 0, bytes.length), 9), data);
};
const text = latin1("signed with care, signed with care");

test("a stream is given as it is, or inflated", () => {
  expect(decodeStream(stream("", text), 99)).toEqual(text);
  expect(decodeStream(stream("/Filter /FlateDecode", zlibSync(text)), 99)).toEqual(text);
  expect(
    decodeStream(stream("/Filter [/FlateDecode] /DecodeParms [null]", zlibSync(text)), 99),
  ).toEqual(text);
});

test("prediction is undone row by row, each by its own kind (RFC 2083, 6)", () => {
  const rows = [
    [0, 10, 20, 30, 40],
    [1, 1, 2, 3, 4],
    [2, 1, 1, 1, 1],
    [3, 1, 1, 1, 1],
    [4, 1, 1, 1, 1],
  ];
  expect([...undoPngPrediction(Uint8Array.from(rows.flat()), 4, 1)]).toEqual([
    10, 20, 30, 40, 1, 3, 6, 10, 2, 4, 7, 11, 2, 4, 6, 9, 3, 5, 7, 10,
  ]);
});

test("a limit holds whatever the data says", () => {
  const bomb = zlibSync(new Uint8Array(5_000_000));
  expect(() => decodeStream(stream("/Filter /FlateDecode", bomb), 100_000)).toThrow("too_complex");
});

test.each([
  ["another filter", "/Filter /LZWDecode"],
  ["several filters", "/Filter [/ASCIIHexDecode /FlateDecode]"],
  ["data in another file", "/F (a)"],
  ["damaged data", "/Filter /FlateDecode"],
  ["rows that are not whole", "/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 3 >>"],
])("%s is refused", (name, entries) => {
  const data = name === "damaged data" ? text : zlibSync(text);
  expect(() => decodeStream(stream(entries, data), 999)).toThrow("unreadable");
});
