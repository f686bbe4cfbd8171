import { dictionary, name, type PdfDictionary, PdfStream } from "./pdf-value";
import type { PdfWriter } from "./pdf-writer";

/** An object that a revision contains: its number, generation and byte offset in the file. */
export interface WrittenObject {
  readonly number: number;
  readonly generation: number;
  readonly offset: number;
}

/** Consecutive numbers, as `[first, count]` pairs, of a sorted list. */
function runs(objects: readonly WrittenObject[]): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  for (const { number } of objects) {
    const last = found.at(-1);
    if (last && last[0] + last[1] === number) last[1]++;
    else found.push([number, 1]);
  }
  return found;
}

/** Writes a cross-reference table and its trailer (ISO 32000-2, 7.5.4 and 7.5.5); objects in ascending order. */
export function writeTable(
  writer: PdfWriter,
  objects: readonly WrittenObject[],
  trailer: PdfDictionary,
): void {
  writer.text("xref\n");
  const rows = objects.map(
    ({ offset, generation }) =>
      `${String(offset).padStart(10, "0")} ${String(generation).padStart(5, "0")} n \n`,
  );
  for (const [first, count] of runs(objects)) {
    writer.text(`${first} ${count}\n${rows.splice(0, count).join("")}`);
  }
  writer.text("trailer\n");
  writer.value(trailer);
  writer.text("\n");
}

/** Writes a cross-reference stream (ISO 32000-2, 7.5.8), itself the last of `objects`, which are in ascending order. */
export function writeStream(
  writer: PdfWriter,
  objects: readonly WrittenObject[],
  trailer: PdfDictionary,
): void {
  const rows = new DataView(new ArrayBuffer(objects.length * 7));
  for (const [at, { offset, generation }] of objects.entries()) {
    rows.setUint8(at * 7, 1);
    rows.setUint32(at * 7 + 1, offset);
    rows.setUint16(at * 7 + 5, generation);
  }
  const section = dictionary({
    Type: name("XRef"),
    W: [1, 4, 2],
    Index: runs(objects).flat(),
  });
  writer.text(`${objects.at(-1)?.number} 0 obj\n`);
  writer.value(new PdfStream(new Map([...section, ...trailer]), new Uint8Array(rows.buffer)));
  writer.text("\nendobj\n");
}
