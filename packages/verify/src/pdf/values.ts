/** A PDF name without its slash, `#xx` decoded, one character per byte. */
export class PdfName {
  constructor(readonly name: string) {}
}

/** A PDF string: its decoded bytes, and where its token, delimiters included, stands in the bytes it was read from: those of the file, or of an object stream. */
export class PdfString {
  constructor(
    readonly bytes: Uint8Array,
    readonly source: Uint8Array,
    readonly start: number,
    readonly end: number,
    readonly hex: boolean,
  ) {}
}

/** An indirect reference. */
export class PdfRef {
  constructor(
    readonly number: number,
    readonly generation: number,
  ) {}
}

/** A dictionary; keys without their slash. */
export class PdfDict {
  constructor(readonly entries: ReadonlyMap<string, PdfValue>) {}

  /** The entry as written (maybe a reference), or `undefined`. */
  get(key: string): PdfValue | undefined {
    return this.entries.get(key);
  }
}

/** A stream: its dictionary, and its encoded bytes as a view of the file. */
export class PdfStream {
  constructor(
    readonly dict: PdfDict,
    readonly data: Uint8Array,
  ) {}
}

/** Any PDF object as written (ISO 32000-2, 7.3). */
export type PdfValue =
  | null
  | boolean
  | number
  | PdfName
  | PdfString
  | PdfRef
  | PdfDict
  | PdfStream
  | readonly PdfValue[];

/** The characters of a name value, else `undefined`. */
export const nameOf = (value: PdfValue | undefined): string | undefined =>
  value instanceof PdfName ? value.name : undefined;

/** True for an array value. */
export const isArray = (value: PdfValue | undefined): value is readonly PdfValue[] =>
  Array.isArray(value);

/** The value when it is a whole number ≥ 0, else `undefined`. */
export const countOf = (value: PdfValue | undefined): number | undefined =>
  typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
