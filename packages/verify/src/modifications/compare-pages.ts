import { differingKeys, equalValues } from "../pdf/equal-values";
import { inheritedKeys, type Page, readPages } from "../pdf/page-tree";
import { PdfRef } from "../pdf/values";
import { type Comparison, itemsOf, numberOf } from "./comparison";

/** Page entries that say nothing about what is shown: when the page changed, and the order of tabbing. */
const inert: readonly string[] = ["LastModified", "Tabs"];

/** Compares the pages: the same ones in the same order, each as it was save for the seals of new signatures. */
export function comparePages(comparison: Comparison): void {
  const { before, after, changes } = comparison;
  const [pagesBefore, pagesAfter] = [readPages(before), readPages(after)];
  const sameOrder =
    pagesBefore.length === pagesAfter.length &&
    pagesBefore.every(({ number }, at) => pagesAfter[at]?.number === number);
  if (!sameOrder) comparison.report("pages_rearranged");
  const byNumber = new Map(pagesAfter.map((page) => [page.number, page]));
  for (const old of pagesBefore) {
    const now = byNumber.get(old.number);
    if (!now) continue;
    if (changes.modified.has(old.number)) comparePage(comparison, old, now);
    compareAnnotations(comparison, old, now);
  }
}

function comparePage(comparison: Comparison, old: Page, now: Page): void {
  for (const key of differingKeys(old.dict, now.dict)) {
    if (key === "Annots" || inert.includes(key) || isInheritedCopy(key, old, now)) continue;
    comparison.report("page_changed");
  }
  comparison.explained.add(old.number);
}

/** Some writers copy to the page what it inherited. */
const isInheritedCopy = (key: string, old: Page, now: Page): boolean =>
  (inheritedKeys as readonly string[]).includes(key) &&
  old.inherited.has(key) &&
  equalValues(old.inherited.get(key), now.dict.get(key));

function compareAnnotations(comparison: Comparison, old: Page, now: Page): void {
  const { before, after, newWidgets, permissions } = comparison;
  const [was, is] = [old.dict.get("Annots"), now.dict.get("Annots")];
  if (equalValues(was, is) && comparison.modifiedTarget(was) === undefined) return;
  const kept = itemsOf(before, was);
  const rest = itemsOf(after, is).filter(
    (item) => !(item instanceof PdfRef && newWidgets.has(item.number)),
  );
  if (kept.length !== rest.length || !kept.every((item, at) => equalValues(item, rest[at]))) {
    comparison.report("annotation_changed", permissions.level === 3 ? "warning" : "error");
  }
  comparison.explain(was, [numberOf(new PdfRef(old.number, 0))]);
}
