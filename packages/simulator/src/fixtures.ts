import { stream, writeFile } from "./fixture-file";
import { type FixturePage, layOut } from "./fixture-pages";

export { type HostilePdf, hostilePdfs } from "./fixture-hostile";
export type { FixturePage } from "./fixture-pages";
export { createPicturePdf, type FixturePicture } from "./fixture-pictures";
export { createWrittenPdf, type WrittenPdf, writtenStream } from "./fixture-written";

/** Options of {@link createPdf}. */
export interface FixtureOptions {
  /** @default one A4 page */
  readonly pages?: readonly FixturePage[];
  /** Document title in the information dictionary. @default "Test document" */
  readonly title?: string;
  /** Cross-reference as a classic table, as a stream (PDF 1.5), or as a table whose supplementary stream has title and form. @default "table" */
  readonly xref?: "table" | "stream" | "hybrid";
  /** Fills the file with an unreferenced stream of incompressible bytes up to this size. @default no filling */
  readonly sizeBytes?: number;
  /** Put `/MediaBox` and `/Rotate` of the first page on the page tree's root, to be inherited. @default false */
  readonly inherit?: boolean;
  /** Put each page under a tree node of its own, and its `/Contents` in an array. @default false */
  readonly nested?: boolean;
  /** A text field on page 1; the form, its fields and the page's `/Annots` stand in their owners, or are objects of their own. @default no form */
  readonly form?: "direct" | "indirect";
}

/** Bytes that every object costs outside its body, at most. */
const OBJECT_OVERHEAD = 64;
const FILE_OVERHEAD = 600;

/** xorshift32: bytes that do not compress and are the same on every run. */
function noise(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let state = 0x9e3779b9;
  for (let at = 0; at < length; at++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    bytes[at] = state & 0xff;
  }
  return bytes;
}

/** A well-formed, unsigned PDF made from scratch; the same options give the same bytes. Text is WinAnsi. */
export function createPdf(options: FixtureOptions = {}): Uint8Array<ArrayBuffer> {
  const { objects, hidden, trailer } = layOut({
    pages: options.pages ?? [{}],
    title: options.title ?? "Test document",
    inherit: options.inherit ?? false,
    nested: options.nested ?? false,
    form: options.form,
  });
  const bodies = new Map(objects);
  const used = [...bodies.values()].reduce((sum, body) => sum + body.length + OBJECT_OVERHEAD, 0);
  const filling = (options.sizeBytes ?? 0) - used - FILE_OVERHEAD;
  if (filling > 0) bodies.set(bodies.size + 1, stream("", noise(filling)));
  return writeFile({ objects: bodies, trailer, hidden, xref: options.xref ?? "table" });
}
