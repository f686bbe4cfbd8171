import { bounds } from "./bounds";
import { NumberMap } from "./number-map";
import { PageStore } from "./page-store";
import { type Dict, isDict, isList, Ref, Text, type Value } from "./values";

/** The entries that are kept of dictionaries: those that are looked up from the catalog or a trailer. */
const keptKeys: ReadonlySet<string> = new Set([
  ...["Pages", "AcroForm", "Perms", "Metadata", "Collection", "NeedsRendering"],
  ...["XFA", "Lock", "DocMDP", "Reference", "TransformMethod", "TransformParams"],
  ...["Filter", "R", "O", "U", "CF", "StmF", "CFM", "EncryptMetadata"],
  ...["V", "P", "Length", "Type"],
]);

/** How much of a list may be looked up: boxes, the parts of a form, and what a signature refers to. */
const SHORT_LIST = 16;
const MOST_MARKED = 16_384;

/**
 * Keeps, of all objects met, what can matter in the end. The last definition of a number is the one that counts (ISO 32000-2, 7.5.6).
 * Memory is bounded; {@link ObjectStore.forgot} says when something had to be left out.
 */
export class ObjectStore {
  readonly pages = new PageStore();
  private readonly values = new Map<number, Value>();
  private readonly weights = new Map<number, number>();
  private readonly archives = new Map<number, string>();
  private readonly marked = new NumberMap();
  /** Numbers of which anything is kept, pages not counted: most objects met are of no use, and are met once. */
  private readonly known = new NumberMap();
  private alwaysMarked = 0;
  private weight = 0;
  private full = false;

  /** Something that may have mattered was not kept. */
  get forgot(): boolean {
    return this.full || this.pages.forgot;
  }

  /** Takes what stands in object `number`, with the bits of `marks` found in it. */
  take(number: number, value: Value, found: number): void {
    this.drop(number);
    if (found > 0) this.mark(number, found);
    if (isDict(value)) this.takeDict(number, value);
    else if (isList(value)) this.takeList(number, value);
    else if (typeof value === "number") this.keepSmall(number, value);
  }

  private takeDict(number: number, dict: Dict): void {
    if (!this.pages.takeDict(number, dict) && isTelling(dict)) this.keep(number, dict);
  }

  private takeList(number: number, list: readonly Value[]): void {
    this.pages.takeList(number, list);
    if (list.length <= SHORT_LIST) this.keepSmall(number, list);
  }

  /** Takes the PDF/A claim of metadata stream `number`. */
  claim(number: number, archive: string | null): void {
    const room = this.archives.size < SHORT_LIST * SHORT_LIST;
    if (archive === null || !room) return;
    this.known.set(number, 1);
    this.archives.set(number, archive);
  }

  /** The value itself, or the one it refers to; `undefined` when that is not there. */
  resolve(value: Value | undefined): Value | undefined {
    let found = value;
    for (let steps = 0; found instanceof Ref && steps < 8; steps++) {
      found = this.values.get(found.number);
    }
    return found instanceof Ref ? undefined : found;
  }

  /** The dictionary that a value is or refers to. */
  dict(value: Value | undefined): Dict | undefined {
    const found = this.resolve(value);
    return isDict(found) ? found : undefined;
  }

  /** The PDF/A claim of the metadata stream that a value refers to. */
  archiveOf(value: Value | undefined): string | null {
    return value instanceof Ref ? (this.archives.get(value.number) ?? null) : null;
  }

  /** How many objects have this bit of `marks`. */
  countMarked(bit: number): number {
    const counted = this.marked.count((found) => (found & bit) !== 0);
    return counted + (this.alwaysMarked & bit ? 1 : 0);
  }

  /** Every dictionary kept. */
  *dicts(): Generator<Dict> {
    for (const value of this.values.values()) if (isDict(value)) yield value;
  }

  private drop(number: number): void {
    this.pages.drop(number);
    if (this.known.get(number) === undefined) return;
    this.known.delete(number);
    this.marked.delete(number);
    this.archives.delete(number);
    if (!this.values.delete(number)) return;
    this.weight -= this.weights.get(number) ?? 0;
    this.weights.delete(number);
  }

  private mark(number: number, found: number): void {
    if (this.marked.size >= MOST_MARKED) {
      this.alwaysMarked |= found;
      return;
    }
    this.known.set(number, 1);
    this.marked.set(number, found);
  }

  private keep(number: number, value: Value): void {
    const pruned = prune(value);
    const weight = weigh(pruned);
    if (this.weight + weight > bounds.keptValues) {
      this.full = true;
      return;
    }
    this.weight += weight;
    this.known.set(number, 1);
    this.values.set(number, pruned);
    this.weights.set(number, weight);
  }

  /** Numbers and short lists are many, and few are ever looked up: they leave room for what tells more. */
  private keepSmall(number: number, value: Value): void {
    if (2 * this.weight < bounds.keptValues) this.keep(number, value);
  }
}

/** Whether a dictionary is the catalog, a form, a signature or a part of one, or says how the file is encrypted. */
function isTelling(dict: Dict): boolean {
  if (dict.has("Pages") || dict.has("XFA") || dict.has("DocMDP")) return true;
  if (dict.has("Reference") || dict.has("TransformMethod") || dict.has("Lock")) return true;
  if (dict.has("CF") || dict.has("Recipients") || dict.has("CFM")) return true;
  if (dict.get("O") instanceof Text && dict.get("U") instanceof Text) return true;
  const type = dict.get("Type");
  return type === "TransformParams" || type === "SigFieldLock" || dict.get("V") === "1.2";
}

/** A copy of a value without what is never looked up. */
export function prune(value: Value, depth = 0): Value {
  if (depth > 8) return null;
  if (isList(value)) return value.slice(0, SHORT_LIST).map((item) => prune(item, depth + 1));
  if (!isDict(value)) return value;
  const entries = new Map<string, Value>();
  for (const [key, entry] of value) {
    // Crypt filters have names of the author's choosing.
    if (keptKeys.has(key) || isDict(entry)) entries.set(key, prune(entry, depth + 1));
  }
  return entries;
}

function weigh(value: Value): number {
  if (isList(value)) return value.reduce<number>((sum, item) => sum + weigh(item), 1);
  if (!isDict(value)) return 1;
  let sum = 1;
  for (const entry of value.values()) sum += 1 + weigh(entry);
  return sum;
}
