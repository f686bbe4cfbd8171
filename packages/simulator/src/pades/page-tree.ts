import { type Box, type PageView, visibleBox } from "./geometry";
import { PadesError } from "./pades-error";
import { catalogOf, type PdfObjects, resolve } from "./pdf-file";
import {
  isArray,
  isDictionary,
  type PdfDictionary,
  PdfReference,
  type PdfValue,
} from "./pdf-value";

/** One page: where its dictionary is, and how it is displayed. */
export interface Page {
  readonly reference: PdfReference;
  readonly view: PageView;
}

/** Attributes that pages take from the nodes above them (ISO 32000-2, 7.7.3.4). */
interface Inherited {
  readonly MediaBox?: PdfValue;
  readonly CropBox?: PdfValue;
  readonly Rotate?: PdfValue;
}

const MAX_DEPTH = 100;
/** What viewers take when a page has no MediaBox at all. */
const LETTER: Box = [0, 0, 612, 792];

function readBox(objects: PdfObjects, value: PdfValue): Box | undefined {
  const corners = isArray(value) ? value.map((corner) => resolve(objects, corner)) : [];
  const [a, b, c, d] = corners;
  if (typeof a !== "number" || typeof b !== "number") return undefined;
  if (typeof c !== "number" || typeof d !== "number") return undefined;
  const box: Box = [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
  return box[0] < box[2] && box[1] < box[3] ? box : undefined;
}

function viewOf(objects: PdfObjects, page: PdfDictionary, inherited: Inherited): PageView {
  const media = readBox(objects, inherited.MediaBox ?? null) ?? LETTER;
  const crop = readBox(objects, inherited.CropBox ?? null) ?? media;
  const { Rotate: rotate = 0 } = inherited;
  const unit = resolve(objects, page.get("UserUnit"));
  const turns = typeof rotate === "number" && rotate % 90 === 0 ? rotate / 90 : 0;
  return {
    box: visibleBox(media, crop),
    turns: ((turns % 4) + 4) % 4,
    unit: typeof unit === "number" && unit > 0 ? unit : 1,
  };
}

function inherit(objects: PdfObjects, node: PdfDictionary, from: Inherited): Inherited {
  const own: Record<string, PdfValue> = {};
  for (const key of ["MediaBox", "CropBox", "Rotate"]) {
    const value = resolve(objects, node.get(key));
    if (value !== null) own[key] = value;
  }
  return { ...from, ...own };
}

/** Every page in order; a tree that loops, is deeper than 100 or has missing nodes is `pdf_damaged`. */
export function readPages(objects: PdfObjects): readonly [Page, ...Page[]] {
  const pages: Page[] = [];
  const seen = new Set<number>();
  const visit = (value: PdfValue | undefined, above: Inherited, depth: number): void => {
    const node = resolve(objects, value);
    if (!(value instanceof PdfReference) || !isDictionary(node)) {
      throw new PadesError("pdf_damaged");
    }
    if (seen.has(value.number) || depth > MAX_DEPTH) throw new PadesError("pdf_damaged");
    seen.add(value.number);
    const inherited = inherit(objects, node, above);
    const kids = resolve(objects, node.get("Kids"));
    if (isArray(kids)) {
      for (const kid of kids) visit(kid, inherited, depth + 1);
    } else {
      pages.push({ reference: value, view: viewOf(objects, node, inherited) });
    }
  };
  visit(catalogOf(objects).catalog.get("Pages"), {}, 0);
  const [first, ...rest] = pages;
  if (!first) throw new PadesError("pdf_damaged");
  return [first, ...rest];
}
