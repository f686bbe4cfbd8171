import { deflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { PadesError } from "./pades-error";
import { parseIndirectObject, streamData } from "./pdf-stream";
import { dictionary, latin1, name, type PdfReference, PdfStream } from "./pdf-value";

const damaged = new PadesError("pdf_damaged");

test("each PNG predictor is undone, row by row", () => {
  const rows = [
    [0, 10, 20, 30],
    [1, 5, 5, 5],
    [2, 1, 2, 3],
    [3, 10, 10, 10],
    [4, 1, 1, 1],
  ];
  const parameters = dictionary({ Predictor: 15, Columns: 3 });
  const entries = dictionary({ Filter: [name("FlateDecode")], DecodeParms: [parameters] });
  const body = deflateSync(Uint8Array.from(rows.flat()));
  expect([...streamData(new PdfStream(entries, body))]).toEqual([
    ...[10, 20, 30],
    ...[5, 10, 15],
    ...[6, 12, 18],
    ...[13, 22, 30],
    ...[14, 23, 31],
  ]);
});

test("filters and predictors that such streams do not use are refused", () => {
  const body = deflateSync(Uint8Array.of(1));
  const streams = [
    dictionary({ Filter: name("LZWDecode") }),
    dictionary({ Filter: [name("ASCIIHexDecode"), name("FlateDecode")] }),
    dictionary({ Filter: name("FlateDecode"), DecodeParms: dictionary({ Predictor: 2 }) }),
  ];
  for (const entries of streams) {
    expect(() => streamData(new PdfStream(entries, body))).toThrow(damaged);
  }
});

test("a stream is as long as it says, directly or by reference", () => {
  const direct = latin1("7 0 obj << /Length 3 >> stream\r\nabc\r\nendstream endobj");
  const { number, value } = parseIndirectObject(direct, 0);
  expect(number).toBe(7);
  expect(value).toMatchObject({ body: latin1("abc") });
  const indirect = latin1("7 0 obj << /Length 9 0 R >>\nstream\nabc\nendstream");
  const length = ({ number: of }: PdfReference) => (of === 9 ? 3 : null);
  expect(parseIndirectObject(indirect, 0, length).value).toMatchObject({ body: latin1("abc") });
  for (const wrong of [2, 5, 1e9]) {
    const text = `7 0 obj << /Length ${wrong} >> stream\nabc\nendstream`;
    expect(() => parseIndirectObject(latin1(text), 0)).toThrow(damaged);
  }
});
