/** A name without its slash; each character stands for one byte (ISO 32000-2, 7.3.5). */
export class PdfName {
  constructor(readonly text: string) {}
}

/** A string as its bytes (ISO 32000-2, 7.3.4). */
export class PdfString {
  constructor(readonly bytes: Uint8Array) {}
}

/** A reference to an indirect object (ISO 32000-2, 7.3.10). */
export class PdfReference {
  constructor(
    readonly number: number,
    readonly generation = 0,
  ) {}
}

/** A stream: its dictionary and its body as it stands in the file, filters not undone (ISO 32000-2, 7.3.8). */
export class PdfStream {
  constructor(
    readonly dictionary: PdfDictionary,
    readonly body: Uint8Array,
  ) {}
}

/** Text of a fixed length that is written first and filled in once the bytes around it are known; `at` is its offset in what was written. */
export class PdfBlank {
  at = 0;
  constructor(readonly length: number) {}
}

/** A dictionary; keys without the slash. */
export type PdfDictionary = ReadonlyMap<string, PdfValue>;

/** An array. */
export type PdfArray = readonly PdfValue[];

/** Any object that can stand in a PDF. */
export type PdfValue =
  | null
  | boolean
  | number
  | PdfName
  | PdfString
  | PdfReference
  | PdfStream
  | PdfBlank
  | PdfDictionary
  | PdfArray;

/** True for an array. */
export const isArray = (value: PdfValue | undefined): value is PdfArray => Array.isArray(value);

/** True for a dictionary; a stream is none. */
export const isDictionary = (value: PdfValue | undefined): value is PdfDictionary =>
  value instanceof Map;

/** A dictionary from an object literal. */
export const dictionary = (entries: Readonly<Record<string, PdfValue>>): PdfDictionary =>
  new Map(Object.entries(entries));

/** A copy of a dictionary in which one entry is set. */
export const withEntry = (entries: PdfDictionary, key: string, value: PdfValue): PdfDictionary =>
  new Map(entries).set(key, value);

/** A name. */
export const name = (text: string): PdfName => new PdfName(text);

/** Each character as one byte; for PDF syntax, which is ASCII. */
export const latin1 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(text, (character) => character.charCodeAt(0));

/** An ASCII string object. */
export const string = (text: string): PdfString => new PdfString(latin1(text));
