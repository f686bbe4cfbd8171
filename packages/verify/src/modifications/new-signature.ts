import { differingKeys } from "../pdf/equal-values";
import { isArray, nameOf, PdfDict, PdfRef } from "../pdf/values";
import { visibleRectangle } from "../seal/seal";
import type { Widget } from "../signature-fields";
import { type Comparison, itemsOf } from "./comparison";

/** What signing changes in a field that was there. */
const signing: readonly string[] = ["V", "AP", "AS", "F", "M", "MK", "DA", "P", "Type"];

/** Whether the new object `number` is a filled signature field and nothing else; if so its widgets and its role are noted. */
export function acceptNewField(comparison: Comparison, number: number): boolean {
  const { after } = comparison;
  const field = after.dict(new PdfRef(number, 0));
  if (!field || nameOf(after.resolve(field.get("FT"))) !== "Sig") return false;
  const kids: Widget[] = [];
  for (const widget of itemsOf(after, field.get("Kids"))) {
    if (!(widget instanceof PdfRef) || !comparison.changes.created.has(widget.number)) return false;
    const dict = after.dict(widget);
    if (!dict || dict.get("T") !== undefined || !isPlainWidget(dict)) return false;
    kids.push({ number: widget.number, dict });
  }
  const shown = [{ number, dict: field }, ...kids];
  if (!isPlainWidget(field) || !acceptValue(comparison, field, shown)) return false;
  for (const widget of shown) comparison.newWidgets.add(widget.number);
  return true;
}

// A seal shows; it does not act (ISO 32000-2, 12.6).
const isPlainWidget = (dict: PdfDict): boolean =>
  dict.get("A") === undefined && dict.get("AA") === undefined;

/** Whether a field that was empty has been signed, and nothing else was done to it; if so the signature's role is noted. */
export function acceptSigning(
  comparison: Comparison,
  number: number,
  old: PdfDict,
  now: PdfDict,
): boolean {
  const { before, after } = comparison;
  const shown = [{ number, dict: now }];
  for (const kid of itemsOf(after, now.get("Kids"))) {
    const dict = after.dict(kid);
    if (kid instanceof PdfRef && dict) shown.push({ number: kid.number, dict });
  }
  if (!isSigningOnly(old, now) || !acceptValue(comparison, now, shown)) return false;
  explainField(comparison, number, old);
  for (const kid of itemsOf(before, old.get("Kids"))) {
    const [was, is] = [before.dict(kid), after.dict(kid)];
    if (kid instanceof PdfRef && was && is && isSigningOnly(was, is)) {
      explainField(comparison, kid.number, was);
    }
  }
  return true;
}

const isSigningOnly = (old: PdfDict, now: PdfDict): boolean =>
  differingKeys(old, now).every((key) => signing.includes(key));

function explainField(comparison: Comparison, number: number, old: PdfDict): void {
  comparison.explained.add(number);
  comparison.explainBelow(old.get("AP"), number);
}

function acceptValue(
  { after, changes, roles }: Comparison,
  field: PdfDict,
  widgets: readonly Widget[],
): boolean {
  const value = field.get("V");
  if (value instanceof PdfRef && !changes.created.has(value.number)) return false;
  const signature = after.dict(value);
  if (!(signature instanceof PdfDict) || !isArray(signature.get("ByteRange"))) return false;
  const timestamp = nameOf(signature.get("SubFilter")) === "ETSI.RFC3161";
  // A timestamp has nobody to show; one that does would be drawn over the page in nobody's name.
  if (timestamp && widgets.some((widget) => visibleRectangle(after, widget))) return false;
  roles.add(timestamp ? "validation-data" : "signature");
  return true;
}
