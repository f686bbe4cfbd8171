import { bounds } from "./bounds";
import { NumberMap } from "./number-map";
import { type Dict, isList, Ref, type Value } from "./values";

/** What decides how a page is displayed, as written on it or on a node above it; entries may be references. */
export interface PageEntries {
  readonly MediaBox?: Value | undefined;
  readonly CropBox?: Value | undefined;
  readonly Rotate?: Value | undefined;
  readonly UserUnit?: Value | undefined;
}

/** A node of the page tree: the numbers of what is below it, or where they are listed, the pages it says it has, and what it hands down. */
export interface PageNode {
  readonly kids: ArrayLike<number> | Ref;
  readonly count: Value | undefined;
  readonly entries: PageEntries;
}

/** Index of entries that there was no room for. */
const UNKNOWN = 0;

/** More than can be allowed, since pages that were taken out of the document have numbers too. */
const MOST_NUMBERS = 1.5 * bounds.pages;
const MOST_LISTS = 4_096;

/** Keeps pages and the nodes above them by number, in bounded memory: pages that are alike share their entries. */
export class PageStore {
  /** There was no room for something. */
  forgot = false;
  private readonly nodes = new Map<number, PageNode>();
  private readonly lists = new Map<number, ArrayLike<number>>();
  private readonly pages = new NumberMap();
  private readonly distinct: (PageEntries | null)[] = [null];
  private readonly places = new Map<string, number>();
  private listed = 0;
  private listsFull = false;

  /** Forgets what `number` was. */
  drop(number: number): void {
    if (this.nodes.size > 0) this.nodes.delete(number);
    if (this.lists.size > 0) this.lists.delete(number);
    this.pages.delete(number);
  }

  /** Takes a dictionary; `false` when it is neither a page nor a node of the page tree. */
  takeDict(number: number, dict: Dict): boolean {
    const type = dict.get("Type");
    const kids = dict.get("Kids");
    if (kids !== undefined && (type === "Pages" || dict.has("Count"))) {
      this.takeNode(number, dict, kids);
      return true;
    }
    // A page without its type is a page all the same.
    const page =
      type === "Page" || (type === undefined && dict.has("Parent") && dict.has("MediaBox"));
    if (page) this.takePage(number, dict);
    return page;
  }

  /** Takes a list, which may be that of a node. */
  takeList(number: number, list: readonly Value[]): void {
    const numbers = numbersOf(list);
    if (!numbers) return;
    // Lists of other things are many, and pages are hardly ever listed apart from their node.
    this.listsFull ||= this.lists.size >= MOST_LISTS || this.listed > bounds.pages;
    if (this.listsFull) return;
    this.listed += numbers.length;
    this.lists.set(number, numbers);
  }

  /** Gives the node with this number, once: a tree has each of its nodes in one place. */
  takeOutNode(number: number): PageNode | undefined {
    const node = this.nodes.get(number);
    this.nodes.delete(number);
    return node;
  }

  /** The numbers that a node lists, `undefined` when the list is not there. */
  kidsOf({ kids }: PageNode): ArrayLike<number> | undefined {
    if (!(kids instanceof Ref)) return kids;
    const list = this.lists.get(kids.number);
    if (!list && this.listsFull) this.forgot = true;
    return list;
  }

  /** Gives the own entries of a page, once: `null` when there was no room for them, `undefined` when no page has this number. */
  takeOutPage(number: number): PageEntries | null | undefined {
    const place = this.pages.get(number);
    this.pages.delete(number);
    return place === undefined ? undefined : (this.distinct[place] ?? null);
  }

  private takeNode(number: number, dict: Dict, written: Value): void {
    const kids = isList(written) ? numbersOf(written) : written instanceof Ref ? written : null;
    if (!kids) return;
    if (!(kids instanceof Ref)) this.listed += kids.length;
    if (this.listed > MOST_NUMBERS || this.nodes.size >= MOST_NUMBERS / 16) {
      this.forgot = true;
      return;
    }
    this.nodes.set(number, { kids, count: dict.get("Count"), entries: entriesOf(dict) });
  }

  private takePage(number: number, dict: Dict): void {
    if (this.pages.size < MOST_NUMBERS) this.pages.set(number, this.placeOf(entriesOf(dict)));
    else this.forgot = true;
  }

  private placeOf(entries: PageEntries): number {
    const key = Object.values(entries).map(keyOf).join("|");
    const known = this.places.get(key);
    if (known !== undefined) return known;
    if (this.distinct.length > bounds.geometries || key.length > 400) return UNKNOWN;
    this.places.set(key, this.distinct.length);
    return this.distinct.push(entries) - 1;
  }
}

/** A typed array takes less room than a plain one from some such length on. */
const LONG = 64;

/** The numbers of a list of references, `null` when it is none. */
function numbersOf(list: readonly Value[]): ArrayLike<number> | null {
  if (list.length > 0 && !(list[0] instanceof Ref)) return null;
  const numbers = list.map((item) => (item instanceof Ref ? item.number : -1));
  return numbers.length < LONG ? numbers : Int32Array.from(numbers);
}

/** Most nodes hand nothing down. */
const nothing: PageEntries = {
  MediaBox: undefined,
  CropBox: undefined,
  Rotate: undefined,
  UserUnit: undefined,
};

function entriesOf(dict: Dict): PageEntries {
  if (!Object.keys(nothing).some((key) => dict.has(key))) return nothing;
  return {
    MediaBox: boxOf(dict.get("MediaBox")),
    CropBox: boxOf(dict.get("CropBox")),
    Rotate: simple(dict.get("Rotate")),
    UserUnit: simple(dict.get("UserUnit")),
  };
}

const simple = (value: Value | undefined): Value | undefined =>
  value instanceof Ref || typeof value === "number" || value === undefined ? value : Number.NaN;

const boxOf = (value: Value | undefined): Value | undefined =>
  isList(value) ? value.slice(0, 4).map((item) => simple(item) ?? Number.NaN) : simple(value);

const keyOf = (value: Value | undefined): string => {
  if (value instanceof Ref) return `R${value.number}`;
  return isList(value) ? value.map(keyOf).join(" ") : String(value);
};
