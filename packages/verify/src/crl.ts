import { Asn1, explicit, implicit, Tag } from "./asn1";
import { bitsOf, integerHex, sameBytes, timeOf } from "./asn1-values";
import { type Certificate, type Extension, ExtensionId, readExtensions } from "./certificate";

/** A complete certificate revocation list (RFC 5280, 5). Times are milliseconds since 1970; `scope` is which certificates it speaks of. */
export interface Crl {
  readonly issuer: Uint8Array;
  readonly signed: Uint8Array<ArrayBuffer>;
  readonly signatureAlgorithm: Asn1;
  readonly signature: Uint8Array<ArrayBuffer>;
  readonly thisUpdate: number;
  readonly nextUpdate: number | undefined;
  readonly scope: "all" | "users" | "authorities";
  /** When the certificate with this serial was revoked, `undefined` when it was not. */
  revokedAt(serial: string): number | undefined;
}

const CRL_NUMBER = "2.5.29.20";
const DISTRIBUTION_POINT = "2.5.29.28";
const known = [CRL_NUMBER, DISTRIBUTION_POINT, ExtensionId.authorityKeyId];

/** Reads a DER list; throws for one that cannot be judged alone: delta, indirect, of some reasons only, or with an unknown critical extension. */
export function readCrl(der: Uint8Array): Crl {
  const list = Asn1.read(der).expect(Tag.sequence);
  const signed = list.child(0).expect(Tag.sequence);
  const fields = [...signed.children];
  if (fields[0]?.tag === Tag.integer) fields.shift();
  const [, issuer, thisUpdate, ...rest] = fields;
  if (!issuer || !thisUpdate) throw new Error("malformed list");
  const isTime = (field: Asn1 | undefined): boolean =>
    field?.tag === Tag.utcTime || field?.tag === Tag.generalizedTime;
  const nextUpdate = isTime(rest[0]) ? rest.shift() : undefined;
  const revoked = rest[0]?.tag === Tag.sequence ? rest[0] : undefined;
  const extensions = readExtensions(rest.find((field) => field.tag === explicit(0)));
  for (const [id, extension] of extensions) {
    if (extension.critical && !known.includes(id)) throw new Error("unknown critical extension");
  }
  return {
    issuer: issuer.raw,
    signed: signed.raw,
    signatureAlgorithm: list.child(1),
    signature: bitsOf(list.child(2)),
    thisUpdate: timeOf(thisUpdate),
    nextUpdate: nextUpdate && timeOf(nextUpdate),
    scope: readScope(extensions.get(DISTRIBUTION_POINT)),
    revokedAt: (serial) => findRevocation(revoked, serial),
  };
}

function readScope(point: Extension | undefined): Crl["scope"] {
  if (!point) return "all";
  const fields = Asn1.read(point.value).expect(Tag.sequence).children;
  const flag = (number: number): boolean =>
    fields.some((field) => field.tag === implicit(number) && field.content[0] !== 0);
  const someReasons = fields.some((field) => field.tag === implicit(3));
  if (someReasons || flag(4) || flag(5)) throw new Error("partial or indirect list");
  if (flag(1)) return "users";
  return flag(2) ? "authorities" : "all";
}

function findRevocation(revoked: Asn1 | undefined, serial: string): number | undefined {
  for (const entry of revoked?.each() ?? []) {
    if (integerHex(entry.child(0)) === serial) return timeOf(entry.child(1));
  }
  return undefined;
}

/** Whether the list speaks of the certificate: same issuer, and in its scope. */
export function speaksOf(crl: Crl, certificate: Certificate): boolean {
  if (!sameBytes(certificate.issuer.raw, crl.issuer)) return false;
  return (
    crl.scope === "all" || (crl.scope === "authorities") === (certificate.authority !== undefined)
  );
}
