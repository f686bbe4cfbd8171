import type { PdfLibrary } from "./load-pdf";

/** From this size in bytes a file is read in ranges: below it, one buffer is shown sooner. */
export const RANGES_FROM = 8_000_000;

const RANGE_BYTES = 262_144;

/** The part of pdf.js' parameters that says where the bytes are. */
export type PdfSource =
  | { readonly data: Uint8Array }
  | {
      readonly range: InstanceType<PdfLibrary["PDFDataRangeTransport"]>;
      readonly rangeChunkSize: number;
    };

/** How pdf.js gets at the bytes of a file; `fail` is called when the file can no longer be read, as when it was moved. */
export async function pdfSource(pdf: PdfLibrary, file: Blob, fail: () => void): Promise<PdfSource> {
  const read = async (begin: number, end: number): Promise<Uint8Array> =>
    new Uint8Array(await file.slice(begin, end).arrayBuffer());
  if (file.size < RANGES_FROM) return { data: await read(0, file.size) };

  class FileRanges extends pdf.PDFDataRangeTransport {
    override requestDataRange(begin: number, end: number): void {
      read(begin, end).then((bytes) => this.onDataRange(begin, bytes), fail);
    }
  }
  const head = await read(0, RANGE_BYTES);
  return { range: new FileRanges(file.size, head), rangeChunkSize: RANGE_BYTES };
}
