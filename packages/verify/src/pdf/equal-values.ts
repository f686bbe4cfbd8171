import { sameBytes } from "../asn1-values";
import { isArray, PdfDict, PdfName, PdfRef, PdfStream, PdfString, type PdfValue } from "./values";

/** True when two values are written with the same meaning: numbers, names and strings by value, references by number, streams by dictionary and encoded bytes. */
export function equalValues(a: PdfValue | undefined, b: PdfValue | undefined): boolean {
  if (a === b) return true;
  if (a instanceof PdfName) return b instanceof PdfName && a.name === b.name;
  if (a instanceof PdfString) return b instanceof PdfString && sameBytes(a.bytes, b.bytes);
  if (a instanceof PdfRef) {
    return b instanceof PdfRef && a.number === b.number && a.generation === b.generation;
  }
  if (a instanceof PdfDict) {
    return (
      b instanceof PdfDict &&
      a.entries.size === b.entries.size &&
      [...a.entries].every(([key, value]) => equalValues(value, b.get(key)))
    );
  }
  if (a instanceof PdfStream) {
    return b instanceof PdfStream && sameBytes(a.data, b.data) && equalValues(a.dict, b.dict);
  }
  if (!isArray(a) || !isArray(b)) return false;
  return a.length === b.length && a.every((item, at) => equalValues(item, b[at]));
}

/** The keys that two dictionaries do not have alike. */
export function differingKeys(a: PdfDict, b: PdfDict): string[] {
  const keys = new Set([...a.entries.keys(), ...b.entries.keys()]);
  return [...keys].filter((key) => !equalValues(a.get(key), b.get(key)));
}
