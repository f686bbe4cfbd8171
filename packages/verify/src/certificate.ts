import { Asn1, explicit, implicit, Tag } from "./asn1";
import {
  bitsOf,
  booleanOf,
  hasBit,
  integerHex,
  oidOf,
  sameBytes,
  smallInteger,
  timeOf,
} from "./asn1-values";
import { type DistinguishedName, readName } from "./distinguished-name";
import { type PublicKey, readPublicKey } from "./public-key";

/** An extension: whether it may not be ignored, and its value. */
export interface Extension {
  readonly critical: boolean;
  readonly value: Uint8Array<ArrayBuffer>;
}

/** An X.509 certificate (RFC 5280). Times are milliseconds since 1970; `serial` is upper-case hex; absent members stand for absent extensions. */
export interface Certificate {
  readonly raw: Uint8Array<ArrayBuffer>;
  readonly signed: Uint8Array<ArrayBuffer>;
  readonly signatureAlgorithm: Asn1;
  readonly signature: Uint8Array<ArrayBuffer>;
  readonly serial: string;
  readonly issuer: DistinguishedName;
  readonly subject: DistinguishedName;
  readonly notBefore: number;
  readonly notAfter: number;
  readonly publicKey: PublicKey;
  readonly publicKeyInfo: Asn1;
  readonly extensions: ReadonlyMap<string, Extension>;
  readonly keyUsage: KeyUsage | undefined;
  readonly authority: { readonly pathLength: number | undefined } | undefined;
  readonly extendedKeyUsage: readonly string[] | undefined;
  readonly subjectKeyId: Uint8Array | undefined;
  readonly authorityKeyId: Uint8Array | undefined;
}

/** The bits of the key usage extension that matter here (RFC 5280, 4.2.1.3). */
export interface KeyUsage {
  readonly digitalSignature: boolean;
  readonly contentCommitment: boolean;
  readonly certificateSigning: boolean;
  readonly crlSigning: boolean;
}

/** Extensions by object identifier. */
export const ExtensionId = {
  subjectKeyId: "2.5.29.14",
  keyUsage: "2.5.29.15",
  basicConstraints: "2.5.29.19",
  authorityKeyId: "2.5.29.35",
  extendedKeyUsage: "2.5.29.37",
} as const;

/** Reads a DER certificate; throws when it is malformed, has an extension twice, or names two signature algorithms. */
export function readCertificate(der: Uint8Array): Certificate {
  const certificate = Asn1.read(der).expect(Tag.sequence);
  const signed = certificate.child(0).expect(Tag.sequence);
  const fields = [...signed.children];
  if (fields[0]?.tag === explicit(0)) fields.shift();
  const [serial, algorithm, issuer, validity, subject, keyInfo, ...optional] = fields;
  if (!serial || !algorithm || !issuer || !validity || !subject || !keyInfo) {
    throw new Error("malformed certificate");
  }
  const signatureAlgorithm = certificate.child(1);
  if (!sameBytes(algorithm.raw, signatureAlgorithm.raw))
    throw new Error("two signature algorithms");
  const extensions = readExtensions(optional.find((field) => field.tag === explicit(3)));
  return {
    raw: certificate.raw,
    signed: signed.raw,
    signatureAlgorithm,
    signature: bitsOf(certificate.child(2)),
    serial: integerHex(serial),
    issuer: readName(issuer),
    subject: readName(subject),
    notBefore: timeOf(validity.expect(Tag.sequence).child(0)),
    notAfter: timeOf(validity.child(1)),
    publicKey: readPublicKey(keyInfo),
    publicKeyInfo: keyInfo,
    extensions,
    ...readKnown(extensions),
  };
}

/** Reads an Extensions sequence in its explicit tag (certificates, CRLs, OCSP). */
export function readExtensions(tagged: Asn1 | undefined): ReadonlyMap<string, Extension> {
  const extensions = new Map<string, Extension>();
  for (const extension of tagged?.only.expect(Tag.sequence).children ?? []) {
    const [id, second, third] = extension.expect(Tag.sequence).children;
    const value = third ?? second;
    if (!id || !second || !value) throw new Error("malformed extension");
    const oid = oidOf(id);
    if (extensions.has(oid)) throw new Error("an extension stands twice");
    const critical = third !== undefined && booleanOf(second);
    extensions.set(oid, { critical, value: value.expect(Tag.octetString).content });
  }
  return extensions;
}

type Known = Pick<
  Certificate,
  "keyUsage" | "authority" | "extendedKeyUsage" | "subjectKeyId" | "authorityKeyId"
>;

function readKnown(extensions: ReadonlyMap<string, Extension>): Known {
  const element = (id: string): Asn1 | undefined => {
    const extension = extensions.get(id);
    return extension && Asn1.read(extension.value);
  };
  const usage = element(ExtensionId.keyUsage);
  const constraints = element(ExtensionId.basicConstraints)?.expect(Tag.sequence).children;
  const [ca, pathLength] = constraints ?? [];
  return {
    keyUsage: usage && {
      digitalSignature: hasBit(usage, 0),
      contentCommitment: hasBit(usage, 1),
      certificateSigning: hasBit(usage, 5),
      crlSigning: hasBit(usage, 6),
    },
    authority:
      ca?.tag === Tag.boolean && booleanOf(ca)
        ? { pathLength: pathLength && smallInteger(pathLength) }
        : undefined,
    extendedKeyUsage: element(ExtensionId.extendedKeyUsage)
      ?.expect(Tag.sequence)
      .children.map(oidOf),
    subjectKeyId: element(ExtensionId.subjectKeyId)?.expect(Tag.octetString).content,
    authorityKeyId: element(ExtensionId.authorityKeyId)
      ?.expect(Tag.sequence)
      .children.find((field) => field.tag === implicit(0))?.content,
  };
}
