import { PadesError } from "./pades-error";
import type { Page } from "./page-tree";
import { catalogOf, type PdfObjects, resolve } from "./pdf-file";
import {
  isArray,
  isDictionary,
  type PdfArray,
  type PdfDictionary,
  type PdfReference,
  PdfString,
} from "./pdf-value";

/** The array in `owner` under `key`; absent is empty, anything else is `pdf_damaged`. */
export function readList(objects: PdfObjects, owner: PdfDictionary, key: string): PdfArray {
  const list = resolve(objects, owner.get(key)) ?? [];
  if (!isArray(list)) throw new PadesError("pdf_damaged");
  return list;
}

/** The interactive form of a document, `undefined` when it has none (ISO 32000-2, 12.7.3). */
export function readForm(objects: PdfObjects): PdfDictionary | undefined {
  const form = resolve(objects, catalogOf(objects).catalog.get("AcroForm"));
  if (form !== null && !isDictionary(form)) throw new PadesError("pdf_damaged");
  return form ?? undefined;
}

/** The dictionary of a page. */
export function readPage(objects: PdfObjects, reference: PdfReference): PdfDictionary {
  const page = objects.get(reference);
  if (!isDictionary(page)) throw new PadesError("pdf_damaged");
  return page;
}

/** A text string: UTF-16BE after its mark, else a byte a character, which is enough to compare ASCII (ISO 32000-2, 7.9.2.2). */
const decodeText = ({ bytes }: PdfString): string =>
  new TextDecoder(bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "latin1").decode(bytes);

/** The partial names of the fields at the top of the form. */
export function fieldNames(objects: PdfObjects): ReadonlySet<string> {
  const form = readForm(objects);
  const names = new Set<string>();
  for (const field of form ? readList(objects, form, "Fields") : []) {
    const entries = resolve(objects, field);
    const title = isDictionary(entries) ? resolve(objects, entries.get("T")) : null;
    if (title instanceof PdfString) names.add(decodeText(title));
  }
  return names;
}

/** Refuses a document to whose form, or to one of whose pages, no field can be added. */
export function checkExtensible(objects: PdfObjects, pages: readonly Page[]): void {
  fieldNames(objects);
  for (const { reference } of pages) readList(objects, readPage(objects, reference), "Annots");
}
