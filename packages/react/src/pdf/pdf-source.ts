import type { PdfLibrary } from "./load-pdf";

/** From this size in bytes a file is read in ranges: below it, one buffer is shown sooner. */
export const RANGES_FROM = 8_000_000;

/** What pdf.js asks for at a time; it marks what it has in pieces of this size. */
const PIECE_BYTES = 65_536;
const MOST_AHEAD_BYTES = 4_194_304;

/** How pdf.js gets at the bytes of a file. */
export interface PdfSource {
  /** The part of pdf.js' parameters that says where the bytes are. */
  readonly parameters:
    | { readonly data: Uint8Array }
    | {
        readonly range: InstanceType<PdfLibrary["PDFDataRangeTransport"]>;
        readonly rangeChunkSize: number;
      };
  /** Rejects when the file can no longer be read, as when it was moved or changed; pdf.js would wait for the bytes for ever. */
  readonly unreadable: Promise<never>;
}

/**
 * Where to stop reading, given what was asked for. Whoever reads on where the last reading ended is given twice as
 * much at each step, up to 4 MB; a jump begins again with just what was asked. Ends are multiples of 64 kB, or
 * the end of the file.
 */
export function readAhead(size: number): (begin: number, end: number) => number {
  let expected = -1;
  let ahead = 0;
  return (begin, end) => {
    ahead = begin === expected ? Math.min(Math.max(PIECE_BYTES, ahead * 2), MOST_AHEAD_BYTES) : 0;
    const wanted = Math.ceil(Math.max(end, begin + ahead) / PIECE_BYTES) * PIECE_BYTES;
    expected = Math.min(wanted, size);
    return expected;
  };
}

/** Gives pdf.js a file: whole when it is small, else in ranges. Rejects when it cannot be read. */
export async function pdfSource(pdf: PdfLibrary, file: Blob): Promise<PdfSource> {
  const read = async (begin: number, end: number): Promise<Uint8Array> =>
    new Uint8Array(await file.slice(begin, end).arrayBuffer());
  let fail: (cause: unknown) => void = () => {};
  const unreadable = new Promise<never>((_, reject) => {
    fail = reject;
  });
  unreadable.catch(() => {});
  if (file.size < RANGES_FROM)
    return { parameters: { data: await read(0, file.size) }, unreadable };

  const endOf = readAhead(file.size);
  class FileRanges extends pdf.PDFDataRangeTransport {
    #aborted = false;
    override requestDataRange(begin: number, end: number): void {
      read(begin, endOf(begin, end))
        .then((bytes) => {
          if (!this.#aborted) this.onDataRange(begin, bytes);
        })
        .catch(fail);
    }
    override abort(): void {
      this.#aborted = true;
    }
  }
  const range = new FileRanges(file.size, await read(0, PIECE_BYTES));
  return { parameters: { range, rangeChunkSize: PIECE_BYTES }, unreadable };
}
