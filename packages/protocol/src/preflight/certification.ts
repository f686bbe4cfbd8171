import type { ObjectStore } from "./object-store";
import { type Dict, isList, type Value } from "./values";

/** What a certification allows (ISO 32000-2, table 257). */
export type CertifiedLevel = 1 | 2 | 3;

/** What the certifying signature allows to be changed after it, `null` when the file is not certified (ISO 32000-2, 12.8.2.2). */
export function certifiedLevel(store: ObjectStore, catalog: Dict): CertifiedLevel | null {
  const signature = store.dict(store.dict(catalog.get("Perms"))?.get("DocMDP"));
  if (!signature) return null;
  for (const reference of listOf(store.resolve(signature.get("Reference")))) {
    const dict = store.dict(reference);
    if (store.resolve(dict?.get("TransformMethod")) !== "DocMDP") continue;
    const level = store.resolve(store.dict(dict?.get("TransformParams"))?.get("P"));
    return level === 1 || level === 3 ? level : 2;
  }
  return 2;
}

/** Whether a signature that has been made locks the whole document (`/Lock` with `/P 1`, ISO 32000-2, table 237). */
export function isLocked(store: ObjectStore): boolean {
  for (const field of store.dicts()) {
    const lock = field.has("V") ? store.dict(field.get("Lock")) : undefined;
    if (lock && store.resolve(lock.get("P")) === 1) return true;
  }
  return false;
}

const listOf = (value: Value | undefined): readonly Value[] => (isList(value) ? value : []);
