import type { Page } from "../pdf/page-tree";
import type { Revision } from "../pdf/revision";
import { isArray, nameOf, PdfRef } from "../pdf/values";
import type { SignatureField } from "../signature-fields";
import { overlap, type Rectangle } from "./matrix";
import { findMarks } from "./page-marks";
import { type Seal, visibleRectangle } from "./seal";

/** Annotations that are read; links and notes lie over the text they belong to. */
const readable: readonly string[] = ["Widget", "FreeText", "Stamp"];

/** Whether a seal lies over text, a picture or another field of its page. A page that cannot be read through counts as not covered: this is a remark, and not what a signature stands or falls with. */
export function coversContent(
  revision: Revision,
  page: Page,
  field: SignatureField,
  { rectangle }: Seal,
): boolean {
  try {
    const box = pageArea(revision, page);
    // A scanned page is one picture, and lies under any seal.
    const isScan = (mark: Rectangle): boolean => area(mark) > box / 2;
    if (findMarks(revision, page).some((mark) => !isScan(mark) && overlap(mark, rectangle)))
      return true;
    return otherAnnotations(revision, page, field).some((other) => overlap(other, rectangle));
  } catch {
    return false;
  }
}

const area = ([left, bottom, right, top]: Rectangle): number => (right - left) * (top - bottom);

function pageArea(revision: Revision, { dict, inherited }: Page): number {
  const box = revision.resolve(dict.get("MediaBox") ?? inherited.get("MediaBox"));
  const [left = 0, bottom = 0, right = 612, top = 792] = isArray(box)
    ? box.map((side) => Number(revision.resolve(side)))
    : [];
  return Math.abs((right - left) * (top - bottom));
}

function otherAnnotations(revision: Revision, page: Page, field: SignatureField): Rectangle[] {
  const list = revision.resolve(page.dict.get("Annots"));
  if (!isArray(list)) return [];
  return list.flatMap((item) => {
    const dict = revision.dict(item);
    const kind = nameOf(revision.resolve(dict?.get("Subtype"))) ?? "";
    if (!(item instanceof PdfRef) || !dict || !readable.includes(kind)) return [];
    if (field.widgets.some(({ number }) => number === item.number)) return [];
    const rectangle = visibleRectangle(revision, { number: item.number, dict });
    return rectangle ? [rectangle] : [];
  });
}
