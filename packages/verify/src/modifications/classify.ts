import type { Finding, FindingCode } from "@sign/protocol";
import { differingKeys } from "../pdf/equal-values";
import { readPages } from "../pdf/page-tree";
import { referencesIn } from "../pdf/references";
import type { PdfRef, PdfValue } from "../pdf/values";
import { type Comparison, itemsOf } from "./comparison";

/** Names what each modified object without an explanation belonged to, by the part of the document that leads to it. */
export function classifyUnexplained(comparison: Comparison): void {
  const { before, changes, explained, permissions } = comparison;
  const pages = readPages(before);
  const open = new Set([...changes.modified].filter((number) => !explained.has(number)));
  if (open.size === 0) return;
  const seen = new Set<number>();

  const claim = (
    roots: Iterable<PdfValue | undefined>,
    code: FindingCode,
    severity: Finding["severity"] = "error",
  ): void => {
    const queue = [...roots].flatMap((root) => [...referencesIn(root)]);
    for (let next = queue.pop(); next && open.size > 0; next = queue.pop()) {
      if (seen.has(next.number)) continue;
      seen.add(next.number);
      if (open.delete(next.number)) comparison.report(code, severity);
      queue.push(...referencesIn(before.object(next.number)));
    }
  };

  // The tree itself first, and without following it: all pages lead to all others through their parents.
  for (const page of pages) seen.add(page.number);
  const nodes = [before.catalog.get("Pages")];
  for (let node = nodes.pop(); node; node = nodes.pop()) {
    const [ref] = referencesIn(node);
    if (!ref || seen.has(ref.number)) continue;
    seen.add(ref.number);
    if (open.delete(ref.number)) comparison.report(nodeChange(comparison, ref));
    nodes.push(...itemsOf(before, before.dict(ref)?.get("Kids")));
  }
  const content = pages.flatMap(({ dict, inherited }) => [
    ...inherited.values(),
    ...[...dict.entries].flatMap(([key, value]) => (key === "Annots" ? [] : [value])),
  ]);
  claim(content, "page_changed");
  claim([before.catalog.get("AcroForm")], "form_changed");
  const annotations = pages.map(({ dict }) => dict.get("Annots"));
  claim(annotations, "annotation_changed", permissions.level === 3 ? "warning" : "error");
  claim([before.trailer], "document_changed");
  // What nothing led to is not shown, but was signed.
  if (open.size > 0) comparison.report("changed_after_signing");
}

const nodeChange = ({ before, after }: Comparison, node: PdfRef): FindingCode => {
  const [old, now] = [before.dict(node), after.dict(node)];
  const keys = old && now ? differingKeys(old, now) : ["Kids"];
  return keys.every((key) => key === "Kids" || key === "Count")
    ? "pages_rearranged"
    : "page_changed";
};
