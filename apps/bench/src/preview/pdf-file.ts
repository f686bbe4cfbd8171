/** The bodies of a PDF's objects by number from 1, number 1 being the catalog. */
export type PdfObjects = Map<number, Uint8Array>;

const encoder = new TextEncoder();

/** Text as the body of an object. */
export const body = (text: string): Uint8Array => encoder.encode(text);

/** A stream object of the given dictionary entries and bytes. */
export const stream = (entries: string, bytes: Uint8Array): Uint8Array =>
  Buffer.concat([
    body(`<< ${entries} /Length ${bytes.length} >>\nstream\n`),
    bytes,
    body("\nendstream"),
  ]);

/** A page: the box as `/MediaBox`, further entries, the resources, and what is drawn. */
export interface PageParts {
  readonly box: readonly [number, number];
  readonly entries?: string;
  readonly resources: string;
  readonly content: string;
}

/** A whole PDF of pages that share some objects; numbers of shared objects start at 3. */
export function pdfFile(shared: readonly Uint8Array[], pages: readonly PageParts[]): Buffer {
  const first = 3 + shared.length;
  const objects: PdfObjects = new Map();
  const kids = pages.map((_, at) => `${first + at * 2} 0 R`).join(" ");
  objects.set(1, body("<< /Type /Catalog /Pages 2 0 R >>"));
  objects.set(2, body(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`));
  for (const [at, bytes] of shared.entries()) objects.set(3 + at, bytes);
  for (const [at, { box, entries = "", resources, content }] of pages.entries()) {
    const number = first + at * 2;
    const page = `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${box.join(" ")}] ${entries}`;
    objects.set(
      number,
      body(`${page} /Resources << ${resources} >> /Contents ${number + 1} 0 R >>`),
    );
    objects.set(number + 1, stream("", body(content)));
  }
  return writePdf(objects);
}

function writePdf(objects: PdfObjects): Buffer {
  const parts: Uint8Array[] = [body("%PDF-1.7\n%\u00ff\n")];
  const offsets: number[] = [];
  let at = parts[0]?.length ?? 0;
  for (const [number, bytes] of objects) {
    const object = Buffer.concat([body(`${number} 0 obj\n`), bytes, body("\nendobj\n")]);
    offsets[number] = at;
    at += object.length;
    parts.push(object);
  }
  const size = objects.size + 1;
  const rows = Array.from({ length: size - 1 }, (_, index) => {
    const offset = String(offsets[index + 1] ?? 0).padStart(10, "0");
    return `${offset} 00000 n \n`;
  });
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${rows.join("")}`;
  parts.push(body(`${table}trailer << /Size ${size} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`));
  return Buffer.concat(parts);
}
