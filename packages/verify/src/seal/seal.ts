import type { SignatureReport } from "@sign/protocol";
import type { Page } from "../pdf/page-tree";
import type { Revision } from "../pdf/revision";
import { isArray, PdfRef } from "../pdf/values";
import type { SignatureField, Widget } from "../signature-fields";

/** Where a seal is, as the report says it. */
export type Seal = NonNullable<SignatureReport["seal"]>;

const HIDDEN = 2;
const NO_VIEW = 32;

/** The rectangle of a visible annotation, left, bottom, right, top in user space; `undefined` when it has no area or is flagged not to show (ISO 32000-2, table 167). */
export function visibleRectangle(
  revision: Revision,
  { dict }: Widget,
): Seal["rectangle"] | undefined {
  const flags = revision.resolve(dict.get("F"));
  if (typeof flags === "number" && (flags & (HIDDEN | NO_VIEW)) !== 0) return undefined;
  const rectangle = revision.resolve(dict.get("Rect"));
  if (!isArray(rectangle) || rectangle.length !== 4) return undefined;
  const [a, b, c, d] = rectangle.map((item) => revision.resolve(item));
  if (typeof a !== "number" || typeof b !== "number") return undefined;
  if (typeof c !== "number" || typeof d !== "number" || a === c || b === d) return undefined;
  return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
}

/** Where the field shows on a page: the first of its widgets that is visible and listed among a page's annotations. */
export function findSeal(
  revision: Revision,
  field: SignatureField,
  pages: readonly Page[],
): Seal | undefined {
  for (const widget of field.widgets) {
    const rectangle = visibleRectangle(revision, widget);
    if (!rectangle) continue;
    const index = pages.findIndex(({ dict }) => {
      const annotations = revision.resolve(dict.get("Annots"));
      return (
        isArray(annotations) &&
        annotations.some((item) => item instanceof PdfRef && item.number === widget.number)
      );
    });
    if (index >= 0) return { page: index + 1, rectangle };
  }
  return undefined;
}
