import { sameBytes } from "./asn1-values";
import { tooComplex } from "./pdf/limits";
import { type Page, pageContent, readPages } from "./pdf/page-tree";
import type { Revision } from "./pdf/revision";
import {
  isArray,
  nameOf,
  PdfDict,
  PdfName,
  PdfRef,
  PdfStream,
  PdfString,
  type PdfValue,
} from "./pdf/values";

/** Page entries that decide what is shown; what else a page has is for other uses. */
const shown = ["Resources", "MediaBox", "CropBox", "Rotate", "UserUnit", "Group"] as const;
/** How a stream is written, which may differ while it says the same. */
const encoding: readonly string[] = ["Length", "Filter", "DecodeParms"];

/** Whether two files show the same pages: as many, with equal content, resources and boxes, and equal annotations other than seals. */
export function haveSameContent(original: Revision, signed: Revision): boolean {
  const [before, after] = [readPages(original), readPages(signed)];
  if (before.length !== after.length) return false;
  const graphs = new GraphComparison(original, signed);
  return before.every((page, at) => {
    const other = after[at];
    return other !== undefined && graphs.samePage(page, other);
  });
}

/** Compares what values of two files lead to; a pair that is met again is taken as equal, which the first meeting decides. */
class GraphComparison {
  private readonly met = new Set<string>();

  constructor(
    private readonly original: Revision,
    private readonly signed: Revision,
  ) {}

  samePage(a: Page, b: Page): boolean {
    const entry = (page: Page, key: string) => page.dict.get(key) ?? page.inherited.get(key);
    return (
      shown.every((key) => this.same(entry(a, key), entry(b, key))) &&
      sameBytes(pageContent(this.original, a), pageContent(this.signed, b)) &&
      this.same(annotations(this.original, a.dict), annotations(this.signed, b.dict))
    );
  }

  private same(a: PdfValue | undefined, b: PdfValue | undefined, depth = 0): boolean {
    if (depth > this.original.file.limits.maxDepth) return tooComplex("nested too deeply");
    if (a instanceof PdfRef && b instanceof PdfRef) {
      const pair = `${a.number} ${b.number}`;
      if (this.met.has(pair)) return true;
      this.met.add(pair);
    }
    const [x, y] = [this.original.resolve(a), this.signed.resolve(b)];
    if (x === undefined || y === undefined) return x === y;
    if (x instanceof PdfName) return y instanceof PdfName && x.name === y.name;
    if (x instanceof PdfString) return y instanceof PdfString && sameBytes(x.bytes, y.bytes);
    if (x instanceof PdfStream) {
      return (
        y instanceof PdfStream &&
        this.sameEntries(x.dict, y.dict, depth, encoding) &&
        (sameBytes(x.data, y.data)
          ? this.sameEntries(x.dict, y.dict, depth, ["Length"])
          : sameBytes(this.original.file.decode(x), this.signed.file.decode(y)))
      );
    }
    if (x instanceof PdfDict) {
      return (
        y instanceof PdfDict && this.sameEntries(x, y, depth, ["Parent", "P", "StructParents"])
      );
    }
    if (!isArray(x) || !isArray(y)) return x === y;
    return x.length === y.length && x.every((item, at) => this.same(item, y[at], depth + 1));
  }

  private sameEntries(a: PdfDict, b: PdfDict, depth: number, except: readonly string[]): boolean {
    const keys = new Set([...a.entries.keys(), ...b.entries.keys()]);
    return [...keys].every(
      (key) => except.includes(key) || this.same(a.get(key), b.get(key), depth + 1),
    );
  }
}

function annotations(revision: Revision, page: PdfDict): PdfValue[] {
  const value = revision.resolve(page.get("Annots"));
  if (!isArray(value)) return [];
  return value.filter((item) => nameOf(revision.resolve(revision.dict(item)?.get("FT"))) !== "Sig");
}
