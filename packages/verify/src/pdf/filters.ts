import { inflate } from "./inflate";
import { unreadable } from "./limits";
import { undoPngPrediction } from "./predictor";
import { countOf, isArray, nameOf, PdfDict, PdfRef, type PdfStream, type PdfValue } from "./values";

const listOf = (value: PdfValue | undefined): readonly (PdfValue | undefined)[] =>
  isArray(value) ? value : value === undefined ? [] : [value];

/**
 * Decodes a stream whose filter and its parameters are written directly, as cross-reference and object streams
 * have to: no filter, or Flate with or without PNG prediction. Anything else is `unreadable`; more than `limit`
 * bytes is `too_complex`.
 */
export function decodeStream(stream: PdfStream, limit: number): Uint8Array {
  const { dict } = stream;
  if (dict.get("F") !== undefined) unreadable("stream in another file");
  const filters = listOf(dict.get("Filter"));
  if (filters.length === 0) return stream.data;
  if (filters.length > 1 || nameOf(filters[0]) !== "FlateDecode") unreadable("unexpected filter");
  const [parameters] = listOf(dict.get("DecodeParms"));
  if (parameters instanceof PdfRef) unreadable("filter parameters elsewhere");
  if (!(parameters instanceof PdfDict)) return inflate(stream.data, limit);
  return undoPrediction(stream.data, parameters, limit);
}

function undoPrediction(data: Uint8Array, parameters: PdfDict, limit: number): Uint8Array {
  const parameter = (key: string, otherwise: number): number =>
    countOf(parameters.get(key) ?? otherwise) ?? unreadable("malformed filter parameters");
  const predictor = parameter("Predictor", 1);
  if (predictor === 1) return inflate(data, limit);
  if (predictor < 10) unreadable("unexpected predictor");
  const bitsPerPixel = parameter("Colors", 1) * parameter("BitsPerComponent", 8);
  const columns = Math.ceil((parameter("Columns", 1) * bitsPerPixel) / 8);
  if (columns < 1 || columns > 65_536) unreadable("malformed filter parameters");
  const rows = inflate(data, limit + Math.ceil(limit / columns));
  return undoPngPrediction(rows, columns, Math.max(1, bitsPerPixel >> 3));
}
