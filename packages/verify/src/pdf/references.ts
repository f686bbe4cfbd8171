import { isArray, PdfDict, PdfRef, PdfStream, type PdfValue } from "./values";

/** All references written in a value, in order; those in the objects they refer to are not followed. */
export function* referencesIn(value: PdfValue | undefined): Generator<PdfRef> {
  if (value instanceof PdfRef) yield value;
  else if (value instanceof PdfStream) yield* referencesIn(value.dict);
  else if (value instanceof PdfDict) {
    for (const entry of value.entries.values()) yield* referencesIn(entry);
  } else if (isArray(value)) {
    for (const item of value) yield* referencesIn(item);
  }
}
