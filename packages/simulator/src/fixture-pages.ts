import { type FixtureObjects, latin1, stream } from "./fixture-file";
import { type FixtureOutline, outlineBodies } from "./fixture-outline";

/** One page of a generated PDF; boxes are `[x0, y0, x1, y1]` in user space, `lines` are printed from the top. */
export interface FixturePage {
  readonly mediaBox?: readonly [number, number, number, number];
  readonly cropBox?: readonly [number, number, number, number];
  readonly rotate?: number;
  readonly userUnit?: number;
  readonly lines?: readonly string[];
  /** Entries of the outline that lead to this page: the first, and those under it. */
  readonly outline?: FixtureOutline;
}

/** How the objects of a generated PDF are arranged; see `FixtureOptions`. */
export interface FixtureLayout {
  readonly pages: readonly FixturePage[];
  readonly title: string;
  readonly inherit: boolean;
  readonly nested: boolean;
  readonly form: "direct" | "indirect" | undefined;
}

const A4 = [0, 0, 595.28, 841.89] as const;
const CATALOG = 1;
const TREE = 2;
const FONT = 3;
const INFO = 4;

const escapeText = (text: string): string => text.replace(/[\\()]/g, "\\$&");
const box = (key: string, value: readonly number[] | undefined): string =>
  value ? ` /${key} [${value.join(" ")}]` : "";

function content(page: FixturePage, number: number): Uint8Array {
  const visible = page.cropBox ?? page.mediaBox ?? A4;
  const lines = page.lines ?? [`Page ${number}`];
  const text = lines.map((line) => `(${escapeText(line)}) Tj T*`).join(" ");
  return latin1(`BT /F1 12 Tf 16 TL ${visible[0] + 56} ${visible[3] - 72} Td ${text} ET`);
}

/** The objects of a PDF, and the numbers of those that need not be seen by readers that know tables only. */
export function layOut({ pages, title, inherit, nested, form }: FixtureLayout): {
  readonly objects: FixtureObjects;
  readonly hidden: readonly number[];
  readonly trailer: string;
} {
  const objects = new Map<number, Uint8Array>();
  const hidden: number[] = [INFO];
  const set = (number: number, body: string): void => {
    objects.set(number, latin1(body));
  };
  const [first = {}] = pages;
  const pageNumber = (at: number): number => INFO + 1 + at * 2;
  let next = pageNumber(pages.length);
  const add = (body: string): number => {
    set(next, body);
    return next++;
  };
  /** A part of the form: written in its owner, or an object of its own. */
  const part = (body: string): string => {
    if (form === "direct") return body;
    const number = add(body);
    hidden.push(number);
    return `${number} 0 R`;
  };

  let acroForm = "";
  let annotations = "";
  if (form) {
    const [left, bottom] = first.mediaBox ?? A4;
    const rectangle = [left + 56, bottom + 56, left + 156, bottom + 76].join(" ");
    const field = add(
      "<< /Type /Annot /Subtype /Widget /FT /Tx /T (Remarks) /F 4 " +
        `/P ${pageNumber(0)} 0 R /Rect [${rectangle}] >>`,
    );
    hidden.push(field);
    annotations = ` /Annots ${part(`[${field} 0 R]`)}`;
    acroForm = ` /AcroForm ${part(`<< /Fields ${part(`[${field} 0 R]`)} >>`)}`;
  }

  set(FONT, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
  set(INFO, `<< /Title (${escapeText(title)}) >>`);
  const kids = pages.map((page, at) => {
    const number = pageNumber(at);
    const node = `/Type /Pages /Parent ${TREE} 0 R /Kids [${number} 0 R] /Count 1`;
    const parent = nested ? add(`<< ${node} >>`) : TREE;
    const contents = `${number + 1} 0 R`;
    set(
      number,
      [
        `<< /Type /Page /Parent ${parent} 0 R /Resources << /Font << /F1 ${FONT} 0 R >> >>`,
        inherit ? "" : box("MediaBox", page.mediaBox ?? A4),
        box("CropBox", page.cropBox),
        !inherit && page.rotate !== undefined ? ` /Rotate ${page.rotate}` : "",
        page.userUnit !== undefined ? ` /UserUnit ${page.userUnit}` : "",
        at === 0 ? annotations : "",
        ` /Contents ${nested ? `[${contents}]` : contents} >>`,
      ].join(""),
    );
    objects.set(number + 1, stream("", content(page, at + 1)));
    return `${nested ? parent : number} 0 R`;
  });
  const inherited = inherit
    ? `${box("MediaBox", first.mediaBox ?? A4)} /Rotate ${first.rotate ?? 0}`
    : "";
  const entries = pages.flatMap(({ outline }, at) => {
    if (!outline) return [];
    const [title, ...under] = outline;
    const page = pageNumber(at);
    return [{ outline: [escapeText(title), ...under.map(escapeText)] as const, page }];
  });
  const [outline] = outlineBodies(entries, next).map(add);
  const outlines = outline === undefined ? "" : ` /Outlines ${outline} 0 R`;

  set(CATALOG, `<< /Type /Catalog /Pages ${TREE} 0 R${acroForm}${outlines} >>`);
  set(TREE, `<< /Type /Pages /Kids [${kids.join(" ")}] /Count ${pages.length}${inherited} >>`);
  return {
    objects: new Map([...objects].sort(([a], [b]) => a - b)),
    hidden,
    trailer: `/Root ${CATALOG} 0 R /Info ${INFO} 0 R`,
  };
}
