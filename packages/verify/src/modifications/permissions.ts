import type { Revision } from "../pdf/revision";
import { textOf } from "../pdf/text-string";
import { isArray, nameOf, PdfDict, type PdfValue } from "../pdf/values";
import { readSignatureFields } from "../signature-fields";

/** What the signatures of a revision allow to be changed after them. */
export interface Permissions {
  /** Strictest `/P` of DocMDP (ISO 32000-2, table 257): 1 nothing, 2 forms and signatures, 3 annotations too; `undefined` when no signature says so. */
  readonly level: 1 | 2 | 3 | undefined;
  /** Whether a FieldMDP signature locks the field with this name. */
  locks(field: string): boolean;
}

type Lock = (field: string) => boolean;

/** Reads DocMDP and FieldMDP from the signatures of a revision, and what their fields' `/Lock` adds (ISO 32000-2, 12.8.2 and table 237). */
export function readPermissions(revision: Revision): Permissions {
  const levels: number[] = [];
  const locks: Lock[] = [];
  const certified = revision.dict(revision.dict(revision.catalog.get("Perms"))?.get("DocMDP"));
  for (const { value, dict } of readSignatureFields(revision)) {
    if (!value) continue;
    const lock = revision.dict(dict.get("Lock"));
    const level = lock && revision.resolve(lock.get("P"));
    if (typeof level === "number") levels.push(level);
    for (const { method, parameters } of transforms(revision, value)) {
      if (method === "FieldMDP") locks.push(fieldLock(revision, parameters));
      if (method !== "DocMDP" || value !== certified) continue;
      const written = revision.resolve(parameters.get("P"));
      levels.push(typeof written === "number" ? written : 2);
    }
  }
  const strictest = Math.min(3, ...levels);
  return {
    level: levels.length === 0 ? undefined : strictest <= 1 ? 1 : strictest === 2 ? 2 : 3,
    locks: (field) => locks.some((lock) => lock(field)),
  };
}

function transforms(
  revision: Revision,
  signature: PdfDict,
): { method: string; parameters: PdfDict }[] {
  const references = revision.resolve(signature.get("Reference"));
  if (!isArray(references)) return [];
  return references.flatMap((item) => {
    const reference = revision.dict(item);
    const method = nameOf(revision.resolve(reference?.get("TransformMethod")));
    const parameters = revision.dict(reference?.get("TransformParams")) ?? new PdfDict(new Map());
    return method ? [{ method, parameters }] : [];
  });
}

function fieldLock(revision: Revision, parameters: PdfDict): Lock {
  const action = nameOf(revision.resolve(parameters.get("Action")));
  const list: PdfValue | undefined = revision.resolve(parameters.get("Fields"));
  const names = isArray(list) ? list.map((item) => textOf(revision.resolve(item)) ?? "") : [];
  const listed: Lock = (field) =>
    names.some((name) => field === name || field.startsWith(`${name}.`));
  if (action === "Include") return listed;
  return action === "Exclude" ? (field) => !listed(field) : () => true;
}
