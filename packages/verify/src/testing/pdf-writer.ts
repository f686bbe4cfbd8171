import { zlibSync } from "fflate";
import { type Der, join, latin1 } from "./der";

/** The text of an object, or a stream with the entries of its dictionary. */
export type Body = string | { readonly dict: string; readonly data: Uint8Array };

/** One incremental update (ISO 32000-2, 7.5.6). */
export interface Update {
  readonly objects?: Readonly<Record<number, Body>>;
  /** Objects to put into an object stream; needs a cross-reference stream. */
  readonly compressed?: Readonly<Record<number, string>>;
  readonly freed?: readonly number[];
  /** Entries that point where they are told to. */
  readonly offsets?: Readonly<Record<number, number>>;
  readonly xref?: "table" | "stream" | "hybrid";
  /** More trailer entries. */
  readonly trailer?: string;
  readonly root?: number;
  readonly info?: number | null;
  /** Where `/Prev` points, when not to the last section. */
  readonly previous?: number;
  /** Bytes before the cross-reference section. */
  readonly extra?: string;
  /** Object number of the object stream, the cross-reference stream being the next. */
  readonly container?: number;
}

/** A file being written, and what its next update has to know. */
export interface WrittenPdf {
  readonly bytes: Der;
  readonly size: number;
  readonly root: number;
  readonly info: number | null;
  readonly startXref: number;
  readonly offsets: ReadonlyMap<number, number>;
}

const empty: WrittenPdf = {
  bytes: latin1("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"),
  size: 1,
  root: 1,
  info: null,
  startXref: 0,
  offsets: new Map(),
};

/** The bytes of a stream with its dictionary's other entries. */
export const streamBytes = (dict: string, data: Uint8Array): Der =>
  join(latin1(`<< ${dict} /Length ${data.length} >>\nstream\n`), data, latin1("\nendstream"));

/** A stream compressed with Flate. */
export const deflated = (dict: string, data: Uint8Array): Body => ({
  dict: `${dict} /Filter /FlateDecode`,
  data: zlibSync(data),
});

/** Appends an update; a file begins as an update of nothing. */
export function writeUpdate(update: Update, base: WrittenPdf = empty): WrittenPdf {
  const parts: Uint8Array[] = [base.bytes];
  let length = base.bytes.length;
  const write = (part: Uint8Array): void => {
    parts.push(part);
    length += part.length;
  };
  const offsets = new Map<number, number>();
  const writeObject = (number: number, body: Body): void => {
    offsets.set(number, length);
    const content = typeof body === "string" ? latin1(body) : streamBytes(body.dict, body.data);
    write(join(latin1(`${number} 0 obj\n`), content, latin1("\nendobj\n")));
  };
  for (const [number, body] of Object.entries(update.objects ?? {}))
    writeObject(Number(number), body);
  for (const [number, offset] of Object.entries(update.offsets ?? {}))
    offsets.set(Number(number), offset);

  const inside = Object.entries(update.compressed ?? {}).map(([number, body]) => ({
    number: Number(number),
    body,
  }));
  const highest = Math.max(
    base.size - 1,
    ...offsets.keys(),
    ...inside.map(({ number }) => number),
    ...(update.freed ?? []),
  );
  const container = update.container ?? highest + 1;
  if (inside.length > 0) writeObject(container, objectStream(inside));
  if (update.extra) write(latin1(update.extra));

  const rows = new Map<number, Row>();
  if (base === empty) {
    for (let number = 0; number <= highest; number++) rows.set(number, [0, 0, 65_535]);
  }
  for (const number of update.freed ?? []) rows.set(number, [0, 0, 1]);
  for (const [number, offset] of offsets) rows.set(number, [1, offset, 0]);
  const compressedRows = new Map<number, Row>(
    inside.map(({ number }, index) => [number, [2, container, index]]),
  );
  const root = update.root ?? base.root;
  const info = update.info === undefined ? base.info : update.info;
  const previous = update.previous ?? base.startXref;
  const streams = inside.length > 0 || (update.xref ?? "table") !== "table";
  const size = Math.max(base.size, highest + 1, streams ? container + 2 : 0);
  const trailer = [
    `/Size ${size} /Root ${root} 0 R`,
    info === null ? "" : ` /Info ${info} 0 R`,
    base === empty ? "" : ` /Prev ${previous}`,
    update.trailer ? ` ${update.trailer}` : "",
  ].join("");

  let startXref = length;
  const writeStream = (content: ReadonlyMap<number, Row>): void => {
    const all = new Map([...content, [container + 1, [1, length, 0] as Row]]);
    write(latin1(`${container + 1} 0 obj\n`));
    write(xrefStream(all, trailer));
    write(latin1("\nendobj\n"));
  };
  const xref = update.xref ?? "table";
  if (xref === "stream") writeStream(new Map([...rows, ...compressedRows]));
  else {
    const hybrid = xref === "hybrid" ? ` /XRefStm ${length}` : "";
    if (xref === "hybrid") writeStream(compressedRows);
    startXref = length;
    write(latin1(xrefTable(rows, trailer + hybrid)));
  }
  write(latin1(`startxref\n${startXref}\n%%EOF\n`));
  return {
    bytes: join(...parts),
    size,
    root,
    info,
    startXref,
    offsets: new Map([...base.offsets, ...offsets]),
  };
}

type Row = readonly [type: number, second: number, third: number];

function objectStream(objects: readonly { number: number; body: string }[]): Body {
  let at = 0;
  const header = objects.map(({ number, body }) => {
    const entry = `${number} ${at}`;
    at += body.length + 1;
    return entry;
  });
  const first = `${header.join(" ")}\n`;
  const data = latin1(first + objects.map(({ body }) => `${body}\n`).join(""));
  return deflated(`/Type /ObjStm /N ${objects.length} /First ${first.length}`, data);
}

function runs(rows: ReadonlyMap<number, Row>): [number, Row][][] {
  const sorted = [...rows].sort(([a], [b]) => a - b);
  const groups: [number, Row][][] = [];
  for (const row of sorted) {
    const last = groups.at(-1);
    if (last && last.at(-1)?.[0] === row[0] - 1) last.push(row);
    else groups.push([row]);
  }
  return groups;
}

function xrefTable(rows: ReadonlyMap<number, Row>, trailer: string): string {
  const sections = runs(rows).map((run) => {
    const lines = run.map(([, [type, second, third]]) => {
      const generation = String(type === 0 ? third : 0).padStart(5, "0");
      return `${String(second).padStart(10, "0")} ${generation} ${type === 0 ? "f" : "n"} \n`;
    });
    return `${run[0]?.[0] ?? 0} ${run.length}\n${lines.join("")}`;
  });
  return `xref\n${sections.join("") || "0 0\n"}trailer\n<< ${trailer} >>\n`;
}

function xrefStream(rows: ReadonlyMap<number, Row>, trailer: string): Der {
  const groups = runs(rows);
  const width = 7;
  const data = new Uint8Array(rows.size * width);
  const view = new DataView(data.buffer);
  for (const [at, [, [type, second, third]]] of groups.flat().entries()) {
    view.setUint8(at * width, type);
    view.setUint32(at * width + 1, second);
    view.setUint16(at * width + 5, third);
  }
  const predicted = upPredicted(data, width);
  const index = groups.map((run) => `${run[0]?.[0] ?? 0} ${run.length}`).join(" ");
  const parameters = `/DecodeParms << /Predictor 12 /Columns ${width} >> /Filter /FlateDecode`;
  return streamBytes(
    `/Type /XRef /W [1 4 2] /Index [${index}] ${parameters} ${trailer}`,
    zlibSync(predicted),
  );
}

function upPredicted(data: Uint8Array, width: number): Uint8Array {
  const rows = data.length / width;
  const output = new Uint8Array(rows * (width + 1));
  for (let row = 0; row < rows; row++) {
    output[row * (width + 1)] = 2;
    for (let column = 0; column < width; column++) {
      const at = row * width + column;
      const above = row > 0 ? (data[at - width] ?? 0) : 0;
      output[row * (width + 1) + 1 + column] = (data[at] ?? 0) - above;
    }
  }
  return output;
}
