import type { StopCode } from "./findings";
import type { ObjectStore } from "./object-store";
import { opensFreely } from "./password";
import type { Value } from "./values";

/**
 * How a file is encrypted, by the trailer's `/Encrypt` and `/ID`: `pdf_needs_certificate` when to the keys of certain people
 * (ISO 32000-2, 7.6.5), `pdf_restricted` when it opens without a password and only its use is restricted, else `pdf_encrypted`.
 */
export async function encryptionOf(
  store: ObjectStore,
  encrypt: Value,
  id: Value | undefined,
): Promise<StopCode> {
  const dict = store.dict(encrypt);
  const handler = store.resolve(dict?.get("Filter"));
  if (!dict || handler === undefined) return "pdf_encrypted";
  if (handler !== "Standard") return "pdf_needs_certificate";
  return (await opensFreely(dict, store.resolve(id))) ? "pdf_restricted" : "pdf_encrypted";
}
