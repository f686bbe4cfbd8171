import { tooComplex, unreadable } from "./limits";
import type { Revision } from "./revision";
import { isArray, nameOf, type PdfDict, PdfRef, PdfStream, type PdfValue } from "./values";

/** The page attributes that page tree nodes hand down (ISO 32000-2, table 31). */
export const inheritedKeys = ["Resources", "MediaBox", "CropBox", "Rotate"] as const;

/** One page: its object number, its dictionary, and what it inherits and does not have itself. */
export interface Page {
  readonly number: number;
  readonly dict: PdfDict;
  readonly inherited: ReadonlyMap<string, PdfValue>;
}

const known = new WeakMap<Revision, readonly Page[]>();

/** All pages in order (ISO 32000-2, 7.7.3), read once for each revision. A tree that loops or uses a page twice is `unreadable`. */
export function readPages(revision: Revision): readonly Page[] {
  const pages = known.get(revision) ?? walkPages(revision);
  known.set(revision, pages);
  return pages;
}

function walkPages(revision: Revision): Page[] {
  const pages: Page[] = [];
  const seen = new Set<number>();
  const visit = (node: PdfValue, above: ReadonlyMap<string, PdfValue>, depth: number): void => {
    if (!(node instanceof PdfRef)) unreadable("page that is not an indirect object");
    if (depth > revision.file.limits.maxDepth) tooComplex("page tree too deep");
    if (seen.has(node.number)) unreadable("page tree with a loop");
    seen.add(node.number);
    const dict = revision.dict(node) ?? unreadable("page that is not there");
    const kids = revision.resolve(dict.get("Kids"));
    if (nameOf(revision.resolve(dict.get("Type"))) === "Page" || kids === undefined) {
      const inherited = [...above].filter(([key]) => dict.get(key) === undefined);
      pages.push({ number: node.number, dict, inherited: new Map(inherited) });
      return;
    }
    if (!isArray(kids)) unreadable("malformed page tree");
    const handedDown = new Map(above);
    for (const key of inheritedKeys) {
      const value = dict.get(key);
      if (value !== undefined) handedDown.set(key, value);
    }
    for (const kid of kids) visit(kid, handedDown, depth + 1);
  };
  const root = revision.catalog.get("Pages");
  visit(root ?? unreadable("no page tree"), new Map(), 0);
  return pages;
}

/** The decoded content streams of a page, one after the other as they are drawn. */
export function pageContent(revision: Revision, page: Page): Uint8Array {
  const value = revision.resolve(page.dict.get("Contents"));
  const streams = (isArray(value) ? value : [value]).map((item) => revision.resolve(item));
  const parts = streams.map((stream) =>
    stream instanceof PdfStream ? revision.file.decode(stream) : new Uint8Array(),
  );
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length + 1, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
    whole[at++] = 10;
  }
  return whole;
}
