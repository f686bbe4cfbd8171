import { differingKeys, equalValues } from "../pdf/equal-values";
import { textOf } from "../pdf/text-string";
import { nameOf, type PdfDict, PdfRef, type PdfValue } from "../pdf/values";
import { readSignatureFields } from "../signature-fields";
import { type Comparison, itemsOf, numberOf } from "./comparison";
import { acceptNewField, acceptSigning } from "./new-signature";

/** What filling in a field changes in it. */
const filling: readonly string[] = ["V", "AP", "AS", "I", "M", "RV"];

/** Compares the forms: new signatures may be added, and fields filled in where the signatures before allow it. */
export function compareForm(comparison: Comparison): void {
  const { before, after } = comparison;
  const [oldRef, nowRef] = [before.catalog.get("AcroForm"), after.catalog.get("AcroForm")];
  const [old, now] = [before.dict(oldRef), after.dict(nowRef)];
  if (!now) {
    if (old) reportLostForm(comparison);
    return;
  }
  for (const key of old ? differingKeys(old, now) : now.entries.keys()) {
    if (key === "Fields" || key === "SigFlags") continue;
    const [was, is] = [old?.get(key), now.get(key)];
    if (key === "NeedAppearances" && is === false) continue;
    if ((key === "DR" || key === "DA") && extendsValue(comparison, was, is, numberOf(oldRef)))
      continue;
    comparison.report("form_changed");
  }
  const root = numberOf(before.trailer.get("Root"));
  comparison.explain(oldRef, [root]);
  comparison.explain(old?.get("Fields"), [numberOf(oldRef) || root]);
  extendsValue(comparison, old?.get("DR"), now.get("DR"), numberOf(oldRef));
  compareFieldLists(comparison, old?.get("Fields"), now.get("Fields"), {
    name: "",
    type: "",
    value: undefined,
  });
}

function reportLostForm(comparison: Comparison): void {
  const signed = readSignatureFields(comparison.before).some(({ value }) => value);
  comparison.report(signed ? "signature_removed" : "form_changed");
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

interface Above {
  readonly name: string;
  readonly type: string;
  readonly value: PdfValue | undefined;
}

function compareFieldLists(
  comparison: Comparison,
  was: PdfValue | undefined,
  is: PdfValue | undefined,
  above: Above,
  depth = 0,
): void {
  const { before, after, changes } = comparison;
  if (depth > before.file.limits.maxDepth) return comparison.report("form_changed");
  const old = itemsOf(before, was).map(numberOf);
  const now = new Set(itemsOf(after, is).map(numberOf));
  for (const number of old) {
    if (now.has(number)) compareField(comparison, number, above, depth);
    else reportLostField(comparison, number, above);
    now.delete(number);
  }
  for (const number of now) {
    if (!changes.created.has(number)) comparison.report("shadow_content");
    else if (!acceptNewField(comparison, number)) comparison.report("form_changed");
  }
}

function reportLostField(comparison: Comparison, number: number, above: Above): void {
  const { before } = comparison;
  const dict = before.dict(new PdfRef(number, 0));
  const type = nameOf(before.resolve(dict?.get("FT"))) ?? above.type;
  const signed = type === "Sig" && (dict?.get("V") ?? above.value);
  comparison.report(signed ? "signature_removed" : "form_changed");
}

function compareField(comparison: Comparison, number: number, above: Above, depth: number): void {
  const { before, after, changes } = comparison;
  const ref = new PdfRef(number, before.locate(number)?.generation ?? 0);
  const [old, now] = [before.dict(ref), after.dict(ref)];
  if (!old || !now) return comparison.report("form_changed");
  const here: Above = {
    name: [above.name, textOf(before.resolve(old.get("T")))].filter(Boolean).join("."),
    type: nameOf(before.resolve(old.get("FT"))) ?? above.type,
    value: old.get("V") ?? above.value,
  };
  if (here.type === "Sig" && here.value) {
    if (comparison.modifiedTarget(here.value) !== undefined || !now.get("V") === !!old.get("V")) {
      comparison.report("signature_removed");
    }
  } else if (changes.modified.has(number) || fillsBelow(comparison, old)) {
    judgeFieldChange(comparison, number, { old, now, here });
  }
  compareFieldLists(comparison, old.get("Kids"), now.get("Kids"), here, depth + 1);
}

// An appearance may be rewritten in place, without its field.
const fillsBelow = (comparison: Comparison, field: PdfDict): boolean =>
  [...comparison.changes.modified].length > 0 &&
  comparison.modifiedTarget(field.get("AP")) !== undefined;

function judgeFieldChange(
  comparison: Comparison,
  number: number,
  { old, now, here }: { old: PdfDict; now: PdfDict; here: Above },
): void {
  const { permissions } = comparison;
  const locked = permissions.locks(here.name);
  const differing = differingKeys(old, now).filter((key) => key !== "Kids");
  if (here.type === "Sig" && !here.value) {
    if (!acceptSigning(comparison, number, old, now)) return comparison.report("form_changed");
    if (locked) comparison.report("change_not_permitted");
  } else if (differing.length > 0) {
    const filled = differing.every((key) => filling.includes(key));
    const permitted = filled && !locked && (permissions.level ?? 0) >= 2;
    comparison.report("form_changed", permitted);
    if (!permitted) return;
  }
  comparison.explained.add(number);
  comparison.explainBelow(old.get("AP"), number);
}
