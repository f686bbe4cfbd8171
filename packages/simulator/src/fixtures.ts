/** One page of a generated PDF; boxes are `[x0, y0, x1, y1]` in user space, `lines` are printed from the top. */
export interface FixturePage {
  readonly mediaBox?: readonly [number, number, number, number];
  readonly cropBox?: readonly [number, number, number, number];
  readonly rotate?: number;
  readonly userUnit?: number;
  readonly lines?: readonly string[];
}

/** Options of {@link createPdf}. */
export interface FixtureOptions {
  /** @default one A4 page */
  readonly pages?: readonly FixturePage[];
  /** Document title in the information dictionary. @default "Test document" */
  readonly title?: string;
  /** Cross-reference as a classic table or as a stream (PDF 1.5). @default "table" */
  readonly xref?: "table" | "stream";
  /** Fills the file with an unreferenced stream of incompressible bytes up to this size. @default no filling */
  readonly sizeBytes?: number;
  /** Put `/MediaBox` and `/Rotate` of the first page on the page tree's root, to be inherited. @default false */
  readonly inherit?: boolean;
}

const A4 = [0, 0, 595.28, 841.89] as const;
const latin1 = (text: string): Uint8Array =>
  Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff);
const escapeText = (text: string): string => text.replace(/[\\()]/g, "\\$&");

function join(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

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

function pageContent(page: FixturePage, number: number): string {
  const box = page.cropBox ?? page.mediaBox ?? A4;
  const lines = page.lines ?? [`Page ${number}`];
  const text = lines.map((line) => `(${escapeText(line)}) Tj T*`).join(" ");
  return `BT /F1 12 Tf 16 TL ${box[0] + 56} ${box[3] - 72} Td ${text} ET`;
}

function pageObject(page: FixturePage, content: number, inherit: boolean): string {
  const box = (name: string, value: readonly number[] | undefined): string =>
    value ? ` /${name} [${value.join(" ")}]` : "";
  return [
    "<< /Type /Page /Parent 2 0 R /Resources << /Font << /F1 3 0 R >> >>",
    inherit ? "" : box("MediaBox", page.mediaBox ?? A4),
    box("CropBox", page.cropBox),
    !inherit && page.rotate !== undefined ? ` /Rotate ${page.rotate}` : "",
    page.userUnit !== undefined ? ` /UserUnit ${page.userUnit}` : "",
    ` /Contents ${content} 0 R >>`,
  ].join("");
}

const stream = (dictionary: string, body: Uint8Array): Uint8Array =>
  join([
    latin1(`<< ${dictionary} /Length ${body.length} >>\nstream\n`),
    body,
    latin1("\nendstream"),
  ]);

/** A well-formed, unsigned PDF made from scratch; the same options give the same bytes. Text is WinAnsi. */
export function createPdf(options: FixtureOptions = {}): Uint8Array<ArrayBuffer> {
  const pages = options.pages ?? [{}];
  const inherit = options.inherit ?? false;
  const first = pages[0] ?? {};
  const kids = pages.map((_, at) => `${5 + at * 2} 0 R`).join(" ");
  const inherited = inherit
    ? ` /MediaBox [${(first.mediaBox ?? A4).join(" ")}] /Rotate ${first.rotate ?? 0}`
    : "";
  const objects: Uint8Array[] = [
    latin1("<< /Type /Catalog /Pages 2 0 R >>"),
    latin1(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length}${inherited} >>`),
    latin1("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"),
    latin1(`<< /Title (${escapeText(options.title ?? "Test document")}) >>`),
  ];
  for (const [at, page] of pages.entries()) {
    objects.push(latin1(pageObject(page, 6 + at * 2, inherit)));
    objects.push(stream("", latin1(pageContent(page, at + 1))));
  }

  const parts: Uint8Array[] = [latin1("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")];
  const offsets: number[] = [];
  let length = parts[0]?.length ?? 0;
  const write = (part: Uint8Array): void => {
    parts.push(part);
    length += part.length;
  };
  const writeObject = (body: Uint8Array): void => {
    offsets.push(length);
    write(latin1(`${offsets.length} 0 obj\n`));
    write(body);
    write(latin1("\nendobj\n"));
  };
  for (const body of objects) writeObject(body);
  const tail = 600 + objects.length * 20;
  if (options.sizeBytes && options.sizeBytes > length + tail) {
    writeObject(stream("", noise(options.sizeBytes - length - tail)));
  }

  const start = length;
  if (options.xref === "stream") {
    const size = offsets.length + 2;
    const rows = new Uint8Array(size * 7);
    const view = new DataView(rows.buffer);
    view.setUint16(5, 0xffff);
    for (const [at, offset] of [...offsets, start].entries()) {
      view.setUint8((at + 1) * 7, 1);
      view.setUint32((at + 1) * 7 + 1, offset);
    }
    writeObject(stream(`/Type /XRef /Size ${size} /W [1 4 2] /Root 1 0 R /Info 4 0 R`, rows));
  } else {
    const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`);
    write(
      latin1(
        `xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${rows.join("")}` +
          `trailer\n<< /Size ${offsets.length + 1} /Root 1 0 R /Info 4 0 R >>\n`,
      ),
    );
  }
  write(latin1(`startxref\n${start}\n%%EOF\n`));
  return join(parts);
}
