import { pdfString, textWidth, wrapText } from "./helvetica";
import { A4, type PageContent, writePdf } from "./write-pdf";

/** A piece of a typeset document, from the top down. */
export type Block =
  | { readonly kind: "title"; readonly text: string; readonly subtitle: string }
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "paragraph"; readonly text: string }
  | { readonly kind: "facts"; readonly rows: readonly (readonly [name: string, value: string])[] }
  | { readonly kind: "signing"; readonly caption: string }
  | { readonly kind: "page-break" };

/** A document to typeset; `running` stands at the top of every page, `footer(page, of)` at its foot. */
export interface TypesetOptions {
  readonly title: string;
  readonly language: "nb" | "en";
  readonly running: string;
  readonly footer: (page: number, of: number) => string;
  readonly blocks: readonly Block[];
}

const left = 64;
const right = A4.width - 64;
const top = A4.height - 104;
const bottom = 96;

const ink = "0.11 0.13 0.17 rg";
const muted = "0.40 0.43 0.49 rg";

const text = (value: string, x: number, y: number, size: number, font: "F1" | "F2"): string =>
  `BT /${font} ${size} Tf 1 0 0 1 ${x.toFixed(2)} ${y.toFixed(2)} Tm (${pdfString(value)}) Tj ET`;

const rule = (y: number, to = right): string =>
  `0.82 0.84 0.87 RG 0.75 w ${left} ${y.toFixed(2)} m ${to.toFixed(2)} ${y.toFixed(2)} l S`;

/** Points a block takes, including the space above it. */
function heightOf(block: Block): number {
  switch (block.kind) {
    case "title":
      return 84;
    case "heading":
      return 38;
    case "paragraph":
      return wrapText(block.text, 10.5, right - left).length * 15.5 + 8;
    case "facts":
      return block.rows.length * 22 + 16;
    case "signing":
      return 132;
    case "page-break":
      return Number.POSITIVE_INFINITY;
  }
}

function draw(block: Block, y: number): string[] {
  switch (block.kind) {
    case "title":
      return [
        ink,
        text(block.text, left, y - 26, 24, "F2"),
        muted,
        text(block.subtitle, left, y - 48, 11, "F1"),
        rule(y - 66),
      ];
    case "heading":
      return [ink, text(block.text, left, y - 28, 13, "F2")];
    case "paragraph":
      return [
        ink,
        ...wrapText(block.text, 10.5, right - left).map((line, at) =>
          text(line, left, y - 12 - at * 15.5, 10.5, "F1"),
        ),
      ];
    case "facts":
      return block.rows.flatMap(([name, value], at) => [
        muted,
        text(name, left, y - 18 - at * 22, 10, "F1"),
        ink,
        text(value, left + 150, y - 18 - at * 22, 10.5, "F1"),
        rule(y - 25 - at * 22),
      ]);
    case "signing":
      return [rule(y - 112, left + 240), muted, text(block.caption, left, y - 126, 9, "F1")];
    case "page-break":
      return [];
  }
}

/** The blocks set on as many A4 pages as they need. A heading stays with the block that follows it. */
export function typesetPdf(options: TypesetOptions): Uint8Array<ArrayBuffer> {
  const pages: string[][] = [[]];
  let y: number = top;
  for (const [at, block] of options.blocks.entries()) {
    const next = options.blocks[at + 1];
    const needed = heightOf(block) + (block.kind === "heading" && next ? heightOf(next) : 0);
    if (y - needed < bottom && y < top) {
      pages.push([]);
      y = top;
    }
    if (block.kind === "page-break") continue;
    pages.at(-1)?.push(...draw(block, y));
    y -= heightOf(block);
  }
  const finished = pages.map((operators, at): PageContent => {
    const footer = options.footer(at + 1, pages.length);
    return {
      operators: [
        muted,
        text(options.running, left, A4.height - 56, 9, "F1"),
        ...operators,
        rule(64),
        muted,
        text(footer, right - textWidth(footer, 9), 48, 9, "F1"),
      ].join("\n"),
    };
  });
  return writePdf(options.title, options.language, finished);
}
