import { differingKeys, equalValues } from "../pdf/equal-values";
import type { PdfValue } from "../pdf/values";
import { readSignatureFields } from "../signature-fields";
import { compareFields } from "./compare-fields";
import { type Comparison, numberOf } from "./comparison";

/** Compares the forms: new signatures may be added with what they need, and fields filled in where the signatures before allow it. */
export function compareForm(comparison: Comparison): void {
  const { before, after } = comparison;
  const [oldRef, nowRef] = [before.catalog.get("AcroForm"), after.catalog.get("AcroForm")];
  const [old, now] = [before.dict(oldRef), after.dict(nowRef)];
  if (!now) {
    if (old) reportLostForm(comparison);
    return;
  }
  const root = numberOf(before.trailer.get("Root"));
  const owner = numberOf(oldRef) || root;
  for (const key of old ? differingKeys(old, now) : now.entries.keys()) {
    if (!isHarmless(comparison, key, old?.get(key), now.get(key), owner)) {
      comparison.report("form_changed");
    }
  }
  comparison.explain(oldRef, [root]);
  comparison.explain(old?.get("Fields"), [owner]);
  extendsValue(comparison, old?.get("DR"), now.get("DR"), owner);
  compareFields(comparison, old?.get("Fields"), now.get("Fields"));
}

function reportLostForm(comparison: Comparison): void {
  const signed = readSignatureFields(comparison.before).some(({ value }) => value);
  comparison.report(signed ? "signature_removed" : "form_changed");
}

function isHarmless(
  comparison: Comparison,
  key: string,
  was: PdfValue | undefined,
  is: PdfValue | undefined,
  owner: number,
): boolean {
  if (key === "Fields" || key === "SigFlags") return true;
  if (key === "NeedAppearances") return is === false;
  return (key === "DR" || key === "DA") && extendsValue(comparison, was, is, owner);
}

/** Whether `is` has all that `was` has, alike, and maybe more: resources that a new seal needs. */
function extendsValue(
  comparison: Comparison,
  was: PdfValue | undefined,
  is: PdfValue | undefined,
  owner: number,
  depth = 0,
): boolean {
  if (was === undefined) return true;
  if (equalValues(was, is) && comparison.modifiedTarget(was) === undefined) return true;
  const [old, now] = [comparison.before.dict(was), comparison.after.dict(is)];
  if (!old || !now || depth > 2) return false;
  const inner = numberOf(was) || owner;
  const extended = [...old.entries].every(([key, value]) =>
    extendsValue(comparison, value, now.get(key), inner, depth + 1),
  );
  if (extended) comparison.explain(was, [owner]);
  return extended;
}
