/** The body of each indirect object by its number; numbers from 1 without gaps. */
export type FixtureObjects = ReadonlyMap<number, Uint8Array>;

/** How a generated file is put together. */
export interface FixtureFile {
  readonly objects: FixtureObjects;
  /** Trailer entries beside `/Size`. */
  readonly trailer: string;
  readonly xref: "table" | "stream" | "hybrid";
  /** Objects that a hybrid file packs into an object stream, hidden from readers that know tables only. */
  readonly hidden: readonly number[];
}

/** Each character as one byte. */
export const latin1 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff);

/** Joins byte runs. */
export function join(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** A stream object's body. */
export const stream = (dictionary: string, body: Uint8Array): Uint8Array<ArrayBuffer> =>
  join([
    latin1(`<< ${dictionary} /Length ${body.length} >>\nstream\n`),
    body,
    latin1("\nendstream"),
  ]);

/** Type, place and generation or index, as a cross-reference stream's row has them (ISO 32000-2, table 18). */
type Row = readonly [type: number, place: number, third: number];

const FREE: Row = [0, 0, 0xffff];
const FREE_LINE = "0000000000 65535 f \n";

function rowBytes(rows: readonly Row[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(rows.length * 7));
  for (const [at, [type, place, third]] of rows.entries()) {
    view.setUint8(at * 7, type);
    view.setUint32(at * 7 + 1, place);
    view.setUint16(at * 7 + 5, third);
  }
  return new Uint8Array(view.buffer);
}

function objectStream(objects: FixtureObjects, numbers: readonly number[]): Uint8Array {
  const bodies = numbers.map((number) =>
    join([objects.get(number) ?? latin1("null"), latin1("\n")]),
  );
  let offset = 0;
  const header = numbers.map((number, index) => {
    const pair = `${number} ${offset}`;
    offset += bodies[index]?.length ?? 0;
    return pair;
  });
  const first = latin1(`${header.join(" ")}\n`);
  return stream(
    `/Type /ObjStm /N ${numbers.length} /First ${first.length}`,
    join([first, ...bodies]),
  );
}

/** Writes a whole PDF: header, objects, cross-reference and trailer. */
export function writeFile({
  objects,
  trailer,
  xref,
  hidden,
}: FixtureFile): Uint8Array<ArrayBuffer> {
  const parts: Uint8Array[] = [latin1("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")];
  let length = parts[0]?.length ?? 0;
  const write = (part: Uint8Array): void => {
    parts.push(part);
    length += part.length;
  };
  const rows: Row[] = [FREE];
  const writeObject = (number: number, body: Uint8Array): void => {
    rows[number] = [1, length, 0];
    write(latin1(`${number} 0 obj\n`));
    write(body);
    write(latin1("\nendobj\n"));
  };
  /** A cross-reference stream that lists the given objects and, in the last row, itself. */
  const writeRows = (numbers: readonly number[], extra: string): number => {
    const own = rows.length;
    const start = length;
    const all = [...numbers.map((number) => rows[number] ?? FREE), [1, start, 0] as const];
    const index = [...numbers, own].map((number) => `${number} 1`).join(" ");
    writeObject(
      own,
      stream(`/Type /XRef /Size ${own + 1} /W [1 4 2] /Index [${index}]${extra}`, rowBytes(all)),
    );
    return start;
  };

  const packed = xref === "hybrid" ? hidden : [];
  for (const [number, body] of objects) {
    if (!packed.includes(number)) writeObject(number, body);
  }
  let start: number;
  if (xref === "stream") {
    start = writeRows([...rows.keys()], ` ${trailer}`);
  } else {
    let supplement = "";
    if (packed.length > 0) {
      const container = Math.max(...objects.keys()) + 1;
      writeObject(container, objectStream(objects, packed));
      for (const [index, number] of packed.entries()) rows[number] = [2, container, index];
      supplement = ` /XRefStm ${writeRows(packed, "")}`;
    }
    start = length;
    const lines = [...rows.keys()].map((number) => {
      const [type, place] = rows[number] ?? FREE;
      return type === 1 ? `${String(place).padStart(10, "0")} 00000 n \n` : FREE_LINE;
    });
    write(
      latin1(
        `xref\n0 ${lines.length}\n${lines.join("")}` +
          `trailer\n<< /Size ${lines.length} ${trailer}${supplement} >>\n`,
      ),
    );
  }
  write(latin1(`startxref\n${start}\n%%EOF\n`));
  return join(parts);
}
