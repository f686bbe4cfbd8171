import { inflate } from "./inflate";
import { PadesError } from "./pades-error";
import { PdfParser } from "./pdf-parser";
import {
  isArray,
  isDictionary,
  type PdfDictionary,
  PdfName,
  PdfReference,
  PdfStream,
  type PdfValue,
} from "./pdf-value";

/** Finds what a reference stands for. */
export type Resolve = (reference: PdfReference) => PdfValue;

const unresolved: Resolve = () => {
  throw new PadesError("pdf_damaged");
};

function readBody(parser: PdfParser, dictionary: PdfDictionary, resolve: Resolve): PdfStream {
  const { bytes } = parser;
  if (bytes[parser.position] === 0x0d) parser.position++;
  if (bytes[parser.position] === 0x0a) parser.position++;
  const start = parser.position;
  const stated = dictionary.get("Length");
  const length = stated instanceof PdfReference ? resolve(stated) : stated;
  if (typeof length !== "number" || !(length >= 0 && start + length <= bytes.length)) {
    throw new PadesError("pdf_damaged");
  }
  parser.position = start + length;
  parser.expect("endstream");
  return new PdfStream(dictionary, bytes.subarray(start, start + length));
}

/** Reads the indirect object at a byte offset (ISO 32000-2, 7.3.10); a stream must be as long as it says. */
export function parseIndirectObject(
  bytes: Uint8Array,
  offset: number,
  resolve: Resolve = unresolved,
): { readonly number: number; readonly value: PdfValue } {
  const parser = new PdfParser(bytes, offset);
  const number = parser.integer();
  parser.integer();
  parser.expect("obj");
  const value = parser.value();
  if (!isDictionary(value) || !parser.accept("stream")) return { number, value };
  return { number, value: readBody(parser, value, resolve) };
}

function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner;
  const byLeft = Math.abs(estimate - left);
  const byUp = Math.abs(estimate - up);
  const byCorner = Math.abs(estimate - corner);
  if (byLeft <= byUp && byLeft <= byCorner) return left;
  return byUp <= byCorner ? up : corner;
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  switch (filter) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4:
      return paeth(left, up, corner);
    default:
      throw new PadesError("pdf_damaged");
  }
}

/** Undoes the PNG predictors, chosen row by row, for one byte a pixel (ISO 32000-2, 7.4.4.4; PNG, clause 9). */
function unpredict(data: Uint8Array, columns: number): Uint8Array {
  const rows = Math.floor(data.length / (columns + 1));
  const out = new Uint8Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    const start = row * (columns + 1);
    const filter = data[start] ?? 0;
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column;
      const left = column > 0 ? (out[at - 1] ?? 0) : 0;
      const up = row > 0 ? (out[at - columns] ?? 0) : 0;
      const corner = row > 0 && column > 0 ? (out[at - columns - 1] ?? 0) : 0;
      out[at] = (data[start + 1 + column] ?? 0) + predicted(filter, left, up, corner);
    }
  }
  return out;
}

const only = (value: PdfValue | undefined): PdfValue | undefined =>
  isArray(value) && value.length === 1 ? value[0] : value;

/** The data of an object or cross-reference stream; such streams are plain or deflated in practice, anything else is `pdf_damaged`. */
export function streamData({ dictionary, body }: PdfStream): Uint8Array {
  const filter = only(dictionary.get("Filter"));
  if (filter === undefined || (isArray(filter) && filter.length === 0)) return body;
  if (!(filter instanceof PdfName) || filter.text !== "FlateDecode") {
    throw new PadesError("pdf_damaged");
  }
  const data = inflate(body);
  const parameters = only(dictionary.get("DecodeParms"));
  const predictor = isDictionary(parameters) ? parameters.get("Predictor") : 1;
  if (!isDictionary(parameters) || predictor === undefined || predictor === 1) return data;
  const columns = parameters.get("Columns") ?? 1;
  if (typeof predictor !== "number" || predictor < 10 || typeof columns !== "number") {
    throw new PadesError("pdf_damaged");
  }
  return unpredict(data, columns);
}
