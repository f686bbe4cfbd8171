import { join, latin1 } from "../der";
import { type Body, streamBytes, writeUpdate } from "../pdf-writer";
import { content, N, objectText, sampleDocument } from "../sample";
import { sign, unsigned } from "../signed-sample";
import { type Attack, all, bytesOf, replaceText } from "./attack";

const withObjects = (objects: Record<number, Body>) => () => sampleDocument({ objects }).bytes;
const header = "%PDF-1.7\n";

/** 300 MB of one byte in zlib's form. */
async function deflatedRun(byte: number): Promise<Uint8Array> {
  const megabyte = new Uint8Array(1_000_000).fill(byte);
  const { readable, writable } = new CompressionStream("deflate");
  const writer = writable.getWriter();
  const compressed = new Response(readable).arrayBuffer();
  for (let count = 0; count < 300; count++) await writer.write(megabyte);
  await writer.close();
  return new Uint8Array(await compressed);
}

/** A file that is one cross-reference stream, 300 MB when inflated. */
async function xrefBomb(): Promise<Uint8Array> {
  const data = await deflatedRun(0);
  const dict = "/Type /XRef /Size 10 /W [1 2 2] /Index [0 10] /Root 1 0 R /Filter /FlateDecode";
  const object = join(latin1("1 0 obj\n"), streamBytes(dict, data), latin1("\nendobj\n"));
  return join(latin1(header), object, latin1(`startxref\n${header.length}\n%%EOF\n`));
}

async function objectStreamBomb(): Promise<Uint8Array> {
  const dict = "/Type /ObjStm /N 1 /First 100 /Filter /FlateDecode";
  const pdf = sampleDocument({ objects: { 30: { dict, data: await deflatedRun(0x20) } } });
  const entry = Uint8Array.of(2, 0, 0, 0, 30, 0, 0);
  const at = pdf.bytes.length;
  const more = `/Type /XRef /W [1 4 2] /Index [31 1] /Size 40 /Root 1 0 R /Prev ${pdf.startXref}`;
  const object = join(latin1("39 0 obj\n"), streamBytes(more, entry), latin1("\nendobj\n"));
  return join(pdf.bytes, object, latin1(`startxref\n${at}\n%%EOF\n`));
}

function loopOfSections(): Uint8Array {
  const { bytes } = sampleDocument();
  const table = `xref\n0 0\ntrailer\n<< /Size 60 /Root 1 0 R /Prev ${bytes.length} >>\n`;
  return join(bytes, latin1(`${table}startxref\n${bytes.length}\n%%EOF\n`));
}

function manySections(): Uint8Array {
  const { bytes, startXref } = sampleDocument();
  const parts: Uint8Array[] = [bytes];
  let [length, previous] = [bytes.length, startXref];
  for (let count = 0; count < 2000; count++) {
    const table = latin1(
      `xref\n0 0\ntrailer\n<< /Size 60 /Root 1 0 R /Prev ${previous} >>\nstartxref\n${length}\n%%EOF\n`,
    );
    parts.push(table);
    previous = length;
    length += table.length;
  }
  return join(...parts);
}

const chain = (from: number, count: number, link: (next: number) => string): Record<number, Body> =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [from + at, link(from + at + 1)]));

/** Files that would exhaust a reader, or that only a reader that repairs would open. */
export const limitAttacks: readonly Attack[] = [
  ...all("too_complex", {
    "cross-reference stream that inflates to 300 MB": xrefBomb,
    "object stream that inflates to 300 MB": objectStreamBomb,
    "20,000 nested arrays": withObjects({ 30: `${"[".repeat(20_000)}${"]".repeat(20_000)}` }),
    "20,000 nested dictionaries": withObjects({
      30: `${"<</A".repeat(20_000)} 1${">>".repeat(20_000)}`,
    }),
    "2,000 cross-reference sections": manySections,
    "page tree 500 deep": withObjects({
      [N.pages]: objectText.pages("100 0 R", 1),
      ...chain(100, 500, (next) => `<< /Type /Pages /Kids [${next} 0 R] /Count 1 >>`),
      600: objectText.page(N.content1, ""),
    }),
    "form 500 deep": withObjects({
      [N.form]: objectText.form("100 0 R"),
      ...chain(100, 500, (next) => `<< /T (a) /Kids [${next} 0 R] >>`),
      600: "<< /T (a) /FT /Sig >>",
    }),
    "a billion objects": () =>
      join(
        latin1(header),
        latin1(
          `xref\n0 1000000000\n0000000000 65535 f \ntrailer\n<< /Size 1000000000 /Root 1 0 R >>\nstartxref\n${header.length}\n%%EOF\n`,
        ),
      ),
    "more signatures than allowed": () => {
      const numbers = Array.from({ length: 150 }, (_, at) => 100 + at);
      const fields = numbers.map((number) => [
        number,
        `<< /FT /Sig /T (a${number}) /V << /Type /Sig >> >>`,
      ]);
      const list = numbers.map((number) => `${number} 0 R`).join(" ");
      return sampleDocument({
        objects: { ...Object.fromEntries(fields), [N.form]: objectText.form(list) },
      }).bytes;
    },
  }),
  ...all("unreadable", {
    "cross-reference sections in a circle": loopOfSections,
    "pages in a circle": withObjects({ [N.page1]: objectText.pages(`${N.pages} 0 R`) }),
    "fields in a circle": withObjects({
      [N.form]: objectText.form("100 0 R"),
      100: "<< /T (a) /Kids [101 0 R] >>",
      101: "<< /T (a) /Kids [100 0 R] >>",
    }),
    "references in a circle": withObjects({ [N.form]: "100 0 R", 100: "101 0 R", 101: "100 0 R" }),
    "stream whose length is its own": withObjects({
      [N.content1]: `<< /Length ${N.content1} 0 R >>\nstream\nendstream`,
    }),
    "empty file": () => new Uint8Array(),
    "no PDF": () => latin1("PK\u0003\u0004 not a PDF"),
    "bytes before the header": () => join(latin1("\n"), sampleDocument().bytes),
    "file cut off": async () => bytesOf(await sign(unsigned())).slice(0, -30),
    "bytes behind the end": () => join(sampleDocument().bytes, latin1("more")),
    "object under another number": () => replaceText(sampleDocument().bytes, "8 0 obj", "9 0 obj"),
    "stream longer than it says": () =>
      replaceText(sampleDocument().bytes, "/Length 4", "/Length 3"),
    "key twice in a dictionary": withObjects({ [N.names]: "<< /A 1 /A 2 >>" }),
    "key twice, once null": withObjects({ [N.names]: "<< /A 1 /A null >>" }),
    "key twice, once escaped": withObjects({ [N.names]: "<< /AB 1 /A#42 2 >>" }),
    "object without an end": withObjects({ [N.names]: "<< /A 1 >> (b)" }),
    "string without an end": withObjects({ [N.names]: "(a" }),
    "number that is none": withObjects({ [N.names]: "1.2.3" }),
  }),
  ...all("encrypted", {
    "encryption dictionary in the trailer": () =>
      writeUpdate(
        { objects: { 30: "<< /Filter /Standard /V 1 /R 2 >>" }, trailer: "/Encrypt 30 0 R" },
        sampleDocument(),
      ).bytes,
    "encryption dictionary in an older trailer": () =>
      writeUpdate(
        { objects: { 30: content("a") } },
        writeUpdate({ trailer: "/Encrypt << /Filter /Standard >>" }, sampleDocument()),
      ).bytes,
  }),
];
