import { fieldNames, readForm, readList, readPage } from "./interactive-form";
import type { PdfDraft } from "./pdf-draft";
import { catalogOf, resolve } from "./pdf-file";
import { dictionary, name, type PdfDictionary, PdfReference, string, withEntry } from "./pdf-value";

/** A field that holds a signature, merged with its one widget: on which page, where, and how it looks. */
export interface SignatureField {
  readonly page: PdfReference;
  readonly rectangle: readonly number[];
  /** The signature dictionary. */
  readonly value: PdfReference;
  /** The form XObject that is shown; absent for an invisible one. */
  readonly appearance?: PdfReference;
}

/** Print and Locked (ISO 32000-2, table 167), as on BankID's files. */
const WIDGET_FLAGS = 132;
/** SignaturesExist and AppendOnly (ISO 32000-2, table 225). */
const SIGNATURE_FLAGS = 3;

/** `owner` with `item` at the end of the array under `key`; `owner` itself when that array is an object of its own, which then is what changes. */
function append(
  draft: PdfDraft,
  owner: PdfDictionary,
  key: string,
  item: PdfReference,
): PdfDictionary {
  const place = owner.get(key);
  const longer = [...readList(draft, owner, key), item];
  if (!(place instanceof PdfReference) || longer.length === 1) return withEntry(owner, key, longer);
  draft.set(place, longer);
  return owner;
}

function freeName(draft: PdfDraft): string {
  const taken = fieldNames(draft);
  let number = 1;
  while (taken.has(`Signature${number}`)) number++;
  return `Signature${number}`;
}

function addToForm(draft: PdfDraft, field: PdfReference): void {
  const { reference: root, catalog } = catalogOf(draft);
  const place = catalog.get("AcroForm");
  const form = readForm(draft);
  const before = form ?? dictionary({});
  const flags = resolve(draft, before.get("SigFlags"));
  const flagged = (typeof flags === "number" ? flags : 0) | SIGNATURE_FLAGS;
  const extended = append(draft, before, "Fields", field);
  const after = flags === flagged ? extended : withEntry(extended, "SigFlags", flagged);
  if (after === before) return;
  if (!form) draft.set(root, withEntry(catalog, "AcroForm", draft.add(after)));
  else if (place instanceof PdfReference) draft.set(place, after);
  else draft.set(root, withEntry(catalog, "AcroForm", after));
}

function addToPage(draft: PdfDraft, reference: PdfReference, widget: PdfReference): void {
  const before = readPage(draft, reference);
  const after = append(draft, before, "Annots", widget);
  if (after !== before) draft.set(reference, after);
}

/** Adds a signature field `Signature1`, `Signature2` … to the form, and its widget to the page (ISO 32000-2, 12.7.5.5); everything that was there stays. */
export function addSignatureField(draft: PdfDraft, field: SignatureField): void {
  const widget = draft.add(
    dictionary({
      Type: name("Annot"),
      Subtype: name("Widget"),
      FT: name("Sig"),
      T: string(freeName(draft)),
      F: WIDGET_FLAGS,
      P: field.page,
      Rect: field.rectangle,
      V: field.value,
      ...(field.appearance ? { AP: dictionary({ N: field.appearance }) } : {}),
    }),
  );
  addToForm(draft, widget);
  addToPage(draft, field.page, widget);
}
