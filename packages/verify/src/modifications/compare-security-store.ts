import { referencesIn } from "../pdf/references";
import { type Comparison, numberOf } from "./comparison";

/** Compares the document security stores: one may appear or grow; its objects may change when nothing else used them. */
export function compareSecurityStore(comparison: Comparison): void {
  const { before, after, changes } = comparison;
  const [was, is] = [before.catalog.get("DSS"), after.catalog.get("DSS")];
  const [old, now] = [before.dict(was), after.dict(is)];
  if (!now) {
    if (old) comparison.report("document_changed");
    return;
  }
  const root = numberOf(before.trailer.get("Root"));
  if (!old || numberOf(was) !== numberOf(is)) comparison.roles.add("validation-data");
  const explained = comparison.explained.size;
  comparison.explain(was, [root]);
  comparison.explainBelow(old && was, root);
  const touched = [...referencesIn(now)].some(({ number }) => changes.created.has(number));
  if (comparison.explained.size > explained || touched) comparison.roles.add("validation-data");
}
