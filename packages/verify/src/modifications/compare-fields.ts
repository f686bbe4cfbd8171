import { differingKeys, equalValues } from "../pdf/equal-values";
import { textOf } from "../pdf/text-string";
import { nameOf, type PdfDict, type PdfValue } from "../pdf/values";
import { type Comparison, itemsOf, numberOf } from "./comparison";
import { acceptNewField, acceptSigning } from "./new-signature";

/** What filling in a field changes in it. */
const filling: readonly string[] = ["V", "AP", "AS", "I", "M", "RV"];

/** A field as it was, with what it inherited. */
interface Field {
  readonly name: string;
  readonly type: string;
  readonly value: PdfValue | undefined;
}

const nothing: Field = { name: "", type: "", value: undefined };

/** Compares two lists of fields and all below them: each field has to be there still, and new ones have to be signatures. */
export function compareFields(
  comparison: Comparison,
  was: PdfValue | undefined,
  is: PdfValue | undefined,
  above = nothing,
  depth = 0,
): void {
  const { before, after, changes } = comparison;
  if (depth > before.file.limits.maxDepth) {
    comparison.report("form_changed");
    return;
  }
  const now = new Set(itemsOf(after, is).map(numberOf));
  for (const item of itemsOf(before, was)) {
    const number = numberOf(item);
    if (now.delete(number)) compareField(comparison, item, above, depth);
    else reportLoss(comparison, readField(comparison, before.dict(item), above));
  }
  for (const number of now) {
    if (!changes.created.has(number)) comparison.report("shadow_content");
    else if (!acceptNewField(comparison, number)) comparison.report("form_changed");
  }
}

function readField({ before }: Comparison, dict: PdfDict | undefined, above: Field): Field {
  return {
    name: [above.name, textOf(before.resolve(dict?.get("T")))].filter(Boolean).join("."),
    type: nameOf(before.resolve(dict?.get("FT"))) ?? above.type,
    value: dict?.get("V") ?? above.value,
  };
}

const isSigned = ({ type, value }: Field): boolean => type === "Sig" && value !== undefined;

function reportLoss(comparison: Comparison, field: Field): void {
  comparison.report(isSigned(field) ? "signature_removed" : "form_changed");
}

function compareField(comparison: Comparison, item: PdfValue, above: Field, depth: number): void {
  const { before, after, changes, explained } = comparison;
  const [old, now] = [before.dict(item), after.dict(item)];
  const field = readField(comparison, old, above);
  if (!old || !now) {
    reportLoss(comparison, field);
    return;
  }
  const number = numberOf(item);
  if (isSigned(field)) {
    const replaced = comparison.modifiedTarget(field.value) !== undefined;
    if (replaced || !equalValues(old.get("V"), now.get("V"))) reportLoss(comparison, field);
  } else if (changes.modified.has(number) && !explained.has(number)) {
    judgeChange(comparison, number, field, [old, now]);
  } else if (comparison.modifiedTarget(before.dict(old.get("AP"))?.get("N")) !== undefined) {
    judgeChange(comparison, number, field, [old, now]);
  }
  compareFields(comparison, old.get("Kids"), now.get("Kids"), field, depth + 1);
}

function judgeChange(
  comparison: Comparison,
  number: number,
  field: Field,
  [old, now]: readonly [PdfDict, PdfDict],
): void {
  const { permissions } = comparison;
  const locked = permissions.locks(field.name);
  const differing = differingKeys(old, now).filter((key) => key !== "Kids");
  if (field.type === "Sig" && now.get("V") !== undefined) {
    if (!acceptSigning(comparison, number, old, now)) comparison.report("form_changed");
    else if (locked) comparison.report("change_not_permitted");
    return;
  }
  if (differing.length > 0 || old.get("Kids") === undefined) {
    const filled = differing.every((key) => filling.includes(key));
    const permitted = filled && !locked && (permissions.level ?? 0) >= 2;
    comparison.report("form_changed", permitted ? "warning" : "error");
    if (!permitted) return;
  }
  comparison.explained.add(number);
  comparison.explainBelow(old.get("AP"), number);
}
