import type { Authority } from "./authority";
import type { Certificate } from "./certificates";
import type { PdfDraft } from "./pdf-draft";
import { catalogOf, resolve } from "./pdf-file";
import {
  dictionary,
  isArray,
  isDictionary,
  name,
  type PdfDictionary,
  PdfReference,
  PdfStream,
  type PdfValue,
  withEntry,
} from "./pdf-value";
import { issueRevocationList } from "./revocation";

/** True when a value is, or refers to, a stream with exactly these bytes. */
function holds(draft: PdfDraft, value: PdfValue, bytes: Uint8Array): boolean {
  const stream = resolve(draft, value);
  if (!(stream instanceof PdfStream) || stream.body.length !== bytes.length) return false;
  return stream.body.every((byte, at) => byte === bytes[at]);
}

/** The list `key` of a security store with what it lacks of `blobs`. */
function extended(
  draft: PdfDraft,
  store: PdfDictionary,
  key: string,
  blobs: readonly Uint8Array[],
): readonly PdfValue[] {
  const found = resolve(draft, store.get(key));
  const present = isArray(found) ? found : [];
  const missing = blobs.filter((blob) => !present.some((value) => holds(draft, value, blob)));
  return [...present, ...missing.map((blob) => draft.add(new PdfStream(dictionary({}), blob)))];
}

/** Puts certificates and revocation lists into the document security store (ETSI EN 319 142-1, 5.4.2), beside what is there. */
export async function addValidationData(
  draft: PdfDraft,
  authority: Authority,
  signer: Certificate,
  at: Date,
): Promise<void> {
  const { signers, timeStamps, timeStampUnit } = authority;
  const issuers = [signers.issuing, signers.root, timeStamps.issuing, timeStamps.root];
  const lists = await Promise.all(issuers.map((issuer) => issueRevocationList(issuer, at)));
  const certificates = [
    signer,
    ...issuers.map(({ certificate }) => certificate),
    timeStampUnit.certificate,
  ].map(({ der }) => der);

  const { reference: root, catalog } = catalogOf(draft);
  const place = catalog.get("DSS");
  const found = resolve(draft, place);
  const store = isDictionary(found) ? found : dictionary({ Type: name("DSS") });
  const changed = withEntry(
    withEntry(store, "Certs", extended(draft, store, "Certs", certificates)),
    "CRLs",
    extended(draft, store, "CRLs", lists),
  );
  if (place instanceof PdfReference && isDictionary(found)) draft.set(place, changed);
  else draft.set(root, withEntry(catalog, "DSS", draft.add(changed)));
}
