import { tooComplex, unreadable } from "./pdf/limits";
import type { Revision } from "./pdf/revision";
import { textOf } from "./pdf/text-string";
import { isArray, nameOf, PdfDict, PdfRef, type PdfValue } from "./pdf/values";

/** A widget annotation of a field: its object number and its dictionary. */
export interface Widget {
  readonly number: number;
  readonly dict: PdfDict;
}

/** A signature field, filled or not. `name` is fully qualified; `value` is the signature dictionary, `valueRef` its reference when it is an object of its own. */
export interface SignatureField {
  readonly name: string;
  readonly number: number;
  readonly dict: PdfDict;
  readonly value: PdfDict | undefined;
  readonly valueRef: PdfRef | undefined;
  readonly widgets: readonly Widget[];
}

interface Above {
  readonly name: string;
  readonly type: string | undefined;
  readonly value: PdfValue | undefined;
  readonly depth: number;
}

/** All signature fields in the order of the form, found only by way of the catalog's AcroForm (ISO 32000-2, 12.7). */
export function readSignatureFields(revision: Revision): SignatureField[] {
  const form = revision.dict(revision.catalog.get("AcroForm"));
  const roots = revision.resolve(form?.get("Fields"));
  if (roots === undefined) return [];
  if (!isArray(roots)) return unreadable("malformed form");
  const fields: SignatureField[] = [];
  const seen = new Set<number>();

  const visit = (node: PdfValue, above: Above): void => {
    if (!(node instanceof PdfRef)) return unreadable("field that is not an indirect object");
    if (seen.has(node.number)) return unreadable("form field with two places");
    if (above.depth > revision.file.limits.maxDepth) return tooComplex("form too deep");
    seen.add(node.number);
    const dict = revision.dict(node) ?? unreadable("field that is not there");
    const partial = textOf(revision.resolve(dict.get("T")));
    const name = [above.name, partial].filter(Boolean).join(".");
    const type = nameOf(revision.resolve(dict.get("FT"))) ?? above.type;
    const value = dict.get("V") ?? above.value;
    const kids = revision.resolve(dict.get("Kids")) ?? [];
    if (!isArray(kids)) return unreadable("malformed form");
    const widgets: Widget[] = [];
    if (nameOf(revision.resolve(dict.get("Subtype"))) === "Widget") {
      widgets.push({ number: node.number, dict });
    }
    let subfields = 0;
    for (const kid of kids) {
      const child = revision.dict(kid);
      if (kid instanceof PdfRef && child && child.get("T") === undefined) {
        widgets.push({ number: kid.number, dict: child });
      } else {
        subfields++;
        visit(kid, { name, type, value, depth: above.depth + 1 });
      }
    }
    if (type !== "Sig" || subfields > 0) return;
    const resolved = revision.resolve(value);
    if (resolved !== undefined && !(resolved instanceof PdfDict)) unreadable("malformed signature");
    fields.push({
      name,
      number: node.number,
      dict,
      value: resolved instanceof PdfDict ? resolved : undefined,
      valueRef: value instanceof PdfRef ? value : undefined,
      widgets,
    });
  };
  for (const root of roots) visit(root, { name: "", type: undefined, value: undefined, depth: 0 });
  return fields;
}
