import { type Certificate, readCertificate } from "./certificate";
import { type Crl, readCrl } from "./crl";
import { type OcspResponse, readOcsp } from "./ocsp";
import type { Revision } from "./pdf/revision";
import { isArray, PdfRef, PdfStream, type PdfValue } from "./pdf/values";
import { codeOf } from "./rejection";

/** Certificates and revocation data that a file carries to be verified with. */
export interface ValidationData {
  readonly certificates: readonly Certificate[];
  readonly crls: readonly Crl[];
  readonly ocsps: readonly OcspResponse[];
}

const MAX_ITEMS = 500;

/** What reads, of a list; items that cannot be read are as good as absent. */
export function readAll<Item>(
  list: readonly Uint8Array[],
  read: (der: Uint8Array) => Item,
): Item[] {
  return list.flatMap((der) => {
    try {
      return [read(der)];
    } catch {
      return [];
    }
  });
}

/** Reads the document security store (ETSI EN 319 142-1, 5.4.2): its lists, and those of each signature under `/VRI`. */
export function readSecurityStore(revision: Revision): ValidationData {
  const store = revision.dict(revision.catalog.get("DSS"));
  const perSignature = revision.dict(store?.get("VRI"));
  const entries = [...(perSignature?.entries.values() ?? [])].map((entry) => revision.dict(entry));
  const gather = (key: string, perSignatureKey: string): Uint8Array[] => {
    const seen = new Set<number>();
    const lists: (PdfValue | undefined)[] = [store?.get(key)];
    for (const entry of entries) lists.push(entry?.get(perSignatureKey));
    return lists.flatMap((list) => streamsOf(revision, list, seen));
  };
  return {
    certificates: readAll(gather("Certs", "Cert"), readCertificate),
    crls: readAll(gather("CRLs", "CRL"), readCrl),
    ocsps: readAll(gather("OCSPs", "OCSP"), readOcsp),
  };
}

function streamsOf(
  revision: Revision,
  value: PdfValue | undefined,
  seen: Set<number>,
): Uint8Array[] {
  const list = revision.resolve(value);
  if (!isArray(list)) return [];
  return list.flatMap((item) => {
    if (!(item instanceof PdfRef) || seen.has(item.number) || seen.size >= MAX_ITEMS) return [];
    seen.add(item.number);
    const stream = revision.resolve(item);
    return stream instanceof PdfStream ? tryDecode(revision, stream) : [];
  });
}

function tryDecode({ file }: Revision, stream: PdfStream): Uint8Array[] {
  try {
    return [file.decode(stream)];
  } catch (error) {
    if (codeOf(error, "unreadable") === "unreadable") return [];
    throw error;
  }
}

/** True when the catalog of this revision has a document security store. */
export const hasSecurityStore = (revision: Revision): boolean =>
  revision.dict(revision.catalog.get("DSS")) !== undefined;
