/**
 * What an inspection may cost. Where the verifier of signed files has a limit of its own, this is the same: a file
 * beyond it could be signed, but never be accepted afterwards.
 */
export const bounds = {
  /** Objects in the file, superseded ones included. */
  objects: 500_000,
  /** Nesting of arrays and dictionaries, and of the page tree. */
  depth: 100,
  /** Cross-reference sections. */
  sections: 500,
  /** Bytes that one object or cross-reference stream may inflate to. */
  streamBytes: 8_388_608,
  /** Bytes that all of them may inflate to. */
  inflatedBytes: 67_108_864,
  /** Bytes of one object, without the body of its stream. A longer one is passed over. */
  objectBytes: 524_288,
  /** Elements kept of a list of other things than references. */
  listItems: 1_024,
  /** Pages, unless fewer are allowed: a placement can name no page beyond. */
  pages: 100_000,
  /** Values kept for looking up, pages not counted. */
  keptValues: 24_000,
  /** Distinct page geometries kept. */
  geometries: 2_048,
  /** Bytes of metadata looked at. */
  metadataBytes: 65_536,
  /** Streams whose length was not known when they ended. */
  openLengths: 4_096,
  /** Pages named in findings. */
  namedPages: 20,
} as const;

/** Something in the file goes beyond {@link bounds}. */
export class TooComplex extends Error {
  override readonly name = "TooComplex";
}
