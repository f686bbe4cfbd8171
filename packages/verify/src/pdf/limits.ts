import { Rejection } from "../rejection";

/** What one verification may cost. A file that needs more ends with the finding `too_complex`. */
export interface Limits {
  /** Size of the file. @default 64 MiB; BankID takes no PDF over some 31 MB */
  readonly maxBytes: number;
  /** Objects in the file, superseded ones included. @default 500,000 */
  readonly maxObjects: number;
  /** Nesting of arrays and dictionaries, and of trees that objects form. @default 100 */
  readonly maxDepth: number;
  /** Cross-reference sections. @default 500 */
  readonly maxSections: number;
  /** Bytes that one compressed stream may inflate to. @default 8 MiB */
  readonly maxStreamBytes: number;
  /** Bytes that all compressed streams may inflate to. @default 128 MiB */
  readonly maxInflatedBytes: number;
  /** Filled signature fields, document timestamps included. @default 50 */
  readonly maxSignatures: number;
}

const MiB = 1_048_576;

/** The limits when none are given. */
export const defaultLimits: Limits = {
  maxBytes: 64 * MiB,
  maxObjects: 500_000,
  maxDepth: 100,
  maxSections: 500,
  maxStreamBytes: 8 * MiB,
  maxInflatedBytes: 128 * MiB,
  maxSignatures: 50,
};

/** Throws the rejection that stands for an exceeded limit. */
export function tooComplex(what: string): never {
  throw new Rejection("too_complex", what);
}

/** Throws the rejection that stands for a file that breaks the format. */
export function unreadable(what: string): never {
  throw new Rejection("unreadable", what);
}
