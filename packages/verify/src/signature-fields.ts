import { tooComplex, unreadable } from "./pdf/limits";
import type { Revision } from "./pdf/revision";
import { textOf } from "./pdf/text-string";
import { isArray, nameOf, PdfDict, PdfRef, PdfString, type PdfValue } from "./pdf/values";

/** A widget annotation of a field: its object number and its dictionary. */
export interface Widget {
  readonly number: number;
  readonly dict: PdfDict;
}

/** A signature field. `name` is fully qualified; `value` is the signature dictionary, `undefined` when it is not filled. */
export interface SignatureField {
  readonly name: string;
  readonly dict: PdfDict;
  readonly value: PdfDict | undefined;
  readonly widgets: readonly Widget[];
}

/** Where in the file the `/Contents` of a filled field begin: what tells one signature from another. */
export function contentsStart({ value }: SignatureField): number | undefined {
  const contents = value?.get("Contents");
  return contents instanceof PdfString ? contents.start : undefined;
}

/** What a field inherits from those above it (ISO 32000-2, 12.7.4.1). */
interface Inherited {
  readonly name: string;
  readonly type: string | undefined;
  readonly value: PdfValue | undefined;
}

const known = new WeakMap<Revision, readonly SignatureField[]>();

/** All signature fields in the order of the form, found only by way of the catalog's AcroForm (ISO 32000-2, 12.7) and read once for each revision. */
export function readSignatureFields(revision: Revision): readonly SignatureField[] {
  const fields = known.get(revision) ?? new FieldWalk(revision).fields;
  known.set(revision, fields);
  return fields;
}

class FieldWalk {
  readonly fields: SignatureField[] = [];
  private readonly seen = new Set<number>();

  constructor(private readonly revision: Revision) {
    const form = revision.dict(revision.catalog.get("AcroForm"));
    const nothing = { name: "", type: undefined, value: undefined };
    for (const root of this.items(form?.get("Fields"))) this.visit(root, nothing, 0);
  }

  private items(value: PdfValue | undefined): readonly PdfValue[] {
    const list = this.revision.resolve(value) ?? [];
    return isArray(list) ? list : unreadable("malformed form");
  }

  private visit(node: PdfValue, above: Inherited, depth: number): void {
    const { revision } = this;
    if (!(node instanceof PdfRef)) unreadable("field that is not an indirect object");
    if (this.seen.has(node.number)) unreadable("form field with two places");
    if (depth > revision.file.limits.maxDepth) tooComplex("form too deep");
    this.seen.add(node.number);
    const dict = revision.dict(node) ?? unreadable("field that is not there");
    const here: Inherited = {
      name: [above.name, textOf(revision.resolve(dict.get("T")))].filter(Boolean).join("."),
      type: nameOf(revision.resolve(dict.get("FT"))) ?? above.type,
      value: dict.get("V") ?? above.value,
    };
    const isWidget = nameOf(revision.resolve(dict.get("Subtype"))) === "Widget";
    const widgets: Widget[] = isWidget ? [{ number: node.number, dict }] : [];
    let subfields = 0;
    for (const kid of this.items(dict.get("Kids"))) {
      const child = revision.dict(kid);
      if (kid instanceof PdfRef && child && child.get("T") === undefined) {
        widgets.push({ number: kid.number, dict: child });
      } else {
        subfields++;
        this.visit(kid, here, depth + 1);
      }
    }
    if (here.type === "Sig" && subfields === 0) this.add(here, dict, widgets);
  }

  private add({ name, value }: Inherited, dict: PdfDict, widgets: readonly Widget[]): void {
    const signature = this.revision.resolve(value);
    if (signature === undefined || signature instanceof PdfDict) {
      this.fields.push({ name, dict, value: signature, widgets });
    } else unreadable("malformed signature");
  }
}
