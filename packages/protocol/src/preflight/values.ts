/** An indirect reference, by object number; generations differ in superseded objects only. */
export class Ref {
  constructor(readonly number: number) {}
}

/** A PDF string, cut to its first {@link MOST_TEXT} bytes. */
export class Text {
  constructor(readonly bytes: Uint8Array) {}
}

/** Longer strings than the longest that an encryption dictionary needs (127 bytes, ISO 32000-2, table 21) are cut. */
export const MOST_TEXT = 128;

/** A dictionary; keys without their slash. */
export type Dict = ReadonlyMap<string, Value>;

/** Any PDF object as written, except a stream's body (ISO 32000-2, 7.3); a name is a string without its slash. */
export type Value = null | boolean | number | string | Ref | Text | readonly Value[] | Dict;

/** True for a dictionary. */
export const isDict = (value: Value | undefined): value is Dict => value instanceof Map;

/** True for an array. */
export const isList = (value: Value | undefined): value is readonly Value[] => Array.isArray(value);

/** The value when it is a whole number ≥ 0, else `undefined`. */
export const countOf = (value: Value | undefined): number | undefined =>
  typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
