import { displayedSize, pageGeometry, type Rectangle, type Size } from "../placement-geometry";
import { bounds, TooComplex } from "./bounds";
import { MOST_PAGE_SIZES } from "./findings";
import type { ObjectStore } from "./object-store";
import type { PageEntries, PageNode } from "./page-store";
import { isList, Ref, type Value } from "./values";

/** What a walk through the page tree found. */
export interface PageTree {
  /** Pages met, up to one more than the limit. */
  readonly count: number;
  /** Whether every node and page is there, once, and the tree says how many pages it has. */
  readonly state: "whole" | "miscounted" | "broken" | "too large";
  /** Sizes as displayed of the first pages; `null` where there is none to rely on. */
  readonly sizes: readonly (Size | null)[];
  /** Pages without a size to rely on, and pages narrower or lower than the seal; the first of each. */
  readonly unclear: readonly number[];
  readonly small: readonly number[];
}

/** One node on the way down: how far it has been walked, and what it hands down. */
interface Visit {
  readonly kids: ArrayLike<number>;
  readonly entries: PageEntries;
  next: number;
}

/** Walks the page tree (ISO 32000-2, 7.7.3) below `root` in order, up to one page more than `most`, and takes it out of the store on the way. */
export function walkPages(
  store: ObjectStore,
  root: Value | undefined,
  most: number,
  seal: Size,
): PageTree {
  const sizes: (Size | null)[] = [];
  const [unclear, small]: [number[], number[]] = [[], []];
  const path: Visit[] = [];
  let count = 0;
  const result = (state: PageTree["state"]): PageTree => ({ count, state, sizes, unclear, small });

  const enter = (node: PageNode, entries: PageEntries): boolean => {
    const kids = store.pages.kidsOf(node);
    if (kids) path.push({ kids, entries: inherit(entries, node.entries), next: 0 });
    return kids !== undefined;
  };
  const meet = (entries: PageEntries | null): void => {
    const size = entries && sizeOf(store, entries);
    count++;
    if (sizes.length < MOST_PAGE_SIZES) sizes.push(size);
    if (entries && !size && unclear.length < bounds.namedPages) unclear.push(count);
    const fits = !size || (size.width >= seal.width && size.height >= seal.height);
    if (!fits && small.length < bounds.namedPages) small.push(count);
  };

  const top = root instanceof Ref ? store.pages.takeOutNode(root.number) : undefined;
  if (!top || !enter(top, {})) return result("broken");
  for (let visit = path.at(-1); visit; visit = path.at(-1)) {
    const number = visit.kids[visit.next++];
    if (number === undefined) {
      path.pop();
      continue;
    }
    const node = store.pages.takeOutNode(number);
    if (node) {
      if (path.length > bounds.depth) throw new TooComplex();
      if (!enter(node, visit.entries)) return result("broken");
      continue;
    }
    const page = store.pages.takeOutPage(number);
    if (page === undefined && !store.forgot) return result("broken");
    meet(page ? inherit(visit.entries, page) : null);
    if (count > most) return result("too large");
  }
  if (count === 0) return result("broken");
  return result(store.resolve(top.count) === count ? "whole" : "miscounted");
}

const inherit = (above: PageEntries, own: PageEntries): PageEntries => ({
  MediaBox: own.MediaBox ?? above.MediaBox,
  CropBox: own.CropBox ?? above.CropBox,
  Rotate: own.Rotate ?? above.Rotate,
  UserUnit: own.UserUnit,
});

/** The page's size as displayed, `null` when its boxes leave open which size that is. */
function sizeOf(store: ObjectStore, entries: PageEntries): Size | null {
  const mediaBox = rectangleOf(store, entries.MediaBox);
  if (!mediaBox) return null;
  const number = (value: Value | undefined): number | undefined => {
    const resolved = store.resolve(value);
    return typeof resolved === "number" ? resolved : undefined;
  };
  const size = displayedSize(
    pageGeometry({
      mediaBox,
      cropBox: rectangleOf(store, entries.CropBox) ?? undefined,
      rotate: number(entries.Rotate),
      userUnit: number(entries.UserUnit),
    }),
  );
  return size.width > 0 && size.height > 0 && Number.isFinite(size.width + size.height)
    ? size
    : null;
}

function rectangleOf(store: ObjectStore, value: Value | undefined): Rectangle | null {
  const list = store.resolve(value);
  if (!isList(list)) return null;
  const [x0, y0, x1, y1] = list.map((item) => store.resolve(item));
  const corners = [x0, y0, x1, y1].every((item) => typeof item === "number" && !Number.isNaN(item));
  return corners ? [Number(x0), Number(y0), Number(x1), Number(y1)] : null;
}
