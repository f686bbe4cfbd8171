import { join, latin1, writeFile } from "./fixture-file";
import type { HostilePdf } from "./fixture-hostile";
import { replaced, smallPdf } from "./fixture-small";
import { writtenStream } from "./fixture-written";
import { createPdf } from "./fixtures";

const large = () => createPdf({ pages: [{}, {}, {}], sizeBytes: 50_000 });
const cut = (share: number) => (): Uint8Array<ArrayBuffer> => {
  const file = large();
  return file.slice(0, Math.floor(file.length * share));
};

/** What stands in a stream must not be taken for an object of the file. */
const hidden = "endstream endobj 1 0 obj << /Type /Catalog /Pages 9 0 R >> endobj 7 0 obj";
/** The same with the words an honest body has not got left out, so that a length is needed to see where it ends. */
const embedded = `%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 99 0 R >> endobj\n${hidden}`;

/** A file updated with another section that is told where the one before it is. */
function updated(previous: (start: number) => number): Uint8Array<ArrayBuffer> {
  const file = smallPdf();
  const start = Number(/startxref\n(\d+)/.exec(String.fromCharCode(...file))?.[1]);
  const place = file.length;
  const update =
    `xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 5 /Root 1 0 R /Prev ${previous(start)} >>\n` +
    `startxref\n${place}\n%%EOF\n`;
  return join([file, latin1(update)]);
}

/** Files that are broken as a whole: their beginning, their end, their cross-reference, the lengths of their streams. */
export const hostileFiles: readonly HostilePdf[] = [
  { name: "nothing", findings: ["pdf_empty"], make: () => new Uint8Array(0) },
  { name: "another type", findings: ["not_a_pdf"], make: () => latin1("PK\u0003\u0004 a folder") },
  {
    name: "no header",
    findings: ["not_a_pdf"],
    make: () => smallPdf().slice(9),
  },
  {
    name: "bytes before the header",
    findings: ["pdf_needs_repair"],
    make: () => join([latin1("\r\nX-Mail: 1\r\n"), smallPdf()]),
  },
  {
    name: "a version that does not exist",
    findings: ["pdf_needs_repair"],
    make: () => replaced(smallPdf(), "%PDF-1.7", "%PDF-9.9"),
  },
  { name: "header only", findings: ["pdf_damaged"], make: () => latin1("%PDF-1.7\n") },
  { name: "cut off early", findings: ["pdf_damaged"], make: cut(0.004) },
  { name: "cut off in a stream", findings: ["pdf_damaged"], make: cut(0.5) },
  {
    name: "cut off in the table",
    findings: ["pdf_damaged"],
    make: () => large().slice(0, -150),
  },
  {
    name: "cut off before the last number",
    findings: ["pdf_damaged"],
    make: () => large().slice(0, -14),
  },
  {
    name: "bytes behind the end",
    findings: ["pdf_needs_repair"],
    make: () => join([smallPdf(), latin1("<html>sent by a portal</html>")]),
  },
  {
    name: "end points into the middle",
    findings: ["pdf_needs_repair"],
    make: () => replaced(smallPdf(), "startxref\n", "startxref\n1"),
  },
  {
    name: "no table",
    findings: ["pdf_needs_repair"],
    make: () => replaced(smallPdf(), "xref\n0 5\n", "gone\n0 5\n"),
  },
  {
    name: "cross-reference that leads back to itself",
    findings: ["pdf_needs_repair"],
    make: () => updated(() => smallPdf().length),
  },
  {
    name: "cross-reference that leads nowhere",
    findings: ["pdf_needs_repair"],
    make: () => updated((start) => start + 1),
  },
  {
    name: "length too long",
    findings: ["pdf_needs_repair"],
    make: () => replaced(smallPdf(), "/Length 24", "/Length 99"),
  },
  {
    name: "length beyond the file",
    findings: ["pdf_needs_repair"],
    make: () => replaced(smallPdf(), "/Length 24", "/Length 999999999999"),
  },
  {
    name: "length too short",
    findings: ["pdf_needs_repair"],
    make: () => replaced(smallPdf(), "/Length 24", "/Length 3"),
  },
  {
    name: "lengths that refer to each other",
    findings: ["pdf_needs_repair"],
    make: () =>
      smallPdf({
        objects: {
          4: "<< /Length 5 0 R >>\nstream\n0 g\nendstream",
          5: "<< /Length 6 0 R >>\nstream\n0 g\nendstream",
          6: "<< /Length 5 0 R >>\nstream\n0 g\nendstream",
        },
      }),
  },
  {
    name: "objects in a stream",
    findings: [],
    make: () => smallPdf({ objects: { 5: writtenStream("", embedded) } }),
  },
  {
    name: "objects in a stream whose length comes later",
    findings: ["not_inspected"],
    make: () =>
      smallPdf({
        objects: {
          5: latin1(`<< /Length 6 0 R >>\nstream\n(${hidden} <<>>\nendstream`),
          6: String(hidden.length + 6),
        },
      }),
  },
  {
    name: "words of the format in comments and strings",
    findings: [],
    make: () =>
      smallPdf({
        catalog: "/Note (1 0 obj \\) endobj (stream) ) % 1 0 obj << >> endobj\n",
        objects: { 5: "% trailer << /Root 9 0 R >>\n(xref) % stream\n" },
      }),
  },
  {
    name: "no objects at all",
    findings: ["pdf_damaged"],
    make: () => latin1("%PDF-1.7\nstartxref\n0\n%%EOF\n"),
  },
  {
    name: "no catalog",
    findings: ["pdf_damaged"],
    make: () =>
      writeFile({
        objects: new Map([[1, latin1("<< /Type /Info >>")]]),
        trailer: "/Root 1 0 R",
        xref: "table",
        hidden: [],
      }),
  },
];
