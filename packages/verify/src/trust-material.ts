import { type Asn1, explicit, Tag } from "./asn1";
import { sameBytes } from "./asn1-values";
import type { Certificate } from "./certificate";
import type { TrustMaterial } from "./chain";
import { Attribute, type SignedData } from "./cms";
import { readCrl } from "./crl";
import { readOcsp } from "./ocsp";
import type { ReadSignature } from "./read-signature";
import { readAll, type ValidationData } from "./validation-data";

// How far the clocks of authorities may run ahead of ours: five minutes.
const CLOCK_SKEW = 300_000;

/** Puts together what chains are judged with: the given anchors, what the signatures carry, and the security store. */
export function gatherMaterial(
  signatures: readonly ReadSignature[],
  store: ValidationData,
  anchors: readonly Certificate[],
  now: number,
): TrustMaterial {
  const messages = signatures.flatMap(({ data, token, timestamps }) =>
    [data, token?.data, ...timestamps.map((timestamp) => timestamp?.data)].flatMap(
      (message) => message ?? [],
    ),
  );
  const archives = messages.flatMap(readArchive);
  const lists = messages.flatMap(({ crls }) => crls);
  return {
    anchors,
    now: now + CLOCK_SKEW,
    certificates: unique([
      ...messages.flatMap(({ certificates }) => certificates),
      ...store.certificates,
    ]),
    crls: [...readAll([...lists, ...archives.flatMap(({ crls }) => crls)], readCrl), ...store.crls],
    ocsps: [
      ...readAll(
        archives.flatMap(({ ocsps }) => ocsps),
        readOcsp,
      ),
      ...store.ocsps,
    ],
  };
}

/** One of each: messages and stores repeat what the others have. */
function unique(certificates: readonly Certificate[]): Certificate[] {
  const kept: Certificate[] = [];
  for (const certificate of certificates) {
    if (!kept.some(({ raw }) => sameBytes(raw, certificate.raw))) kept.push(certificate);
  }
  return kept;
}

/** The revocation data that the older PDF format puts into a signed attribute (ISO 32000-2, 12.8.3.3.2). */
function readArchive({ signer }: SignedData): { crls: Uint8Array[]; ocsps: Uint8Array[] }[] {
  return (signer.signed.get(Attribute.revocationInfoArchival) ?? []).map((archive) => {
    const fields = archive.tag === Tag.sequence ? archive.children : [];
    const list = (number: number): Uint8Array[] =>
      fields
        .filter((field) => field.tag === explicit(number))
        .flatMap((field) => field.only.children.map((item: Asn1) => item.raw));
    return { crls: list(0), ocsps: list(1) };
  });
}
