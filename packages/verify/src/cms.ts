import { type Asn1, explicit, implicit, Tag } from "./asn1";
import { integerHex, octetsOf, oidOf, sameBytes } from "./asn1-values";
import { type Certificate, readCertificate } from "./certificate";
import { Rejection } from "./rejection";
import { type Hash, readHash, readScheme, type SignatureScheme } from "./signature-scheme";

const SIGNED_DATA = "1.2.840.113549.1.7.2";

/** Content types of a CMS (RFC 5652, 4 and RFC 3161, 2.4.2). */
export const ContentType = {
  data: "1.2.840.113549.1.7.1",
  timestampInfo: "1.2.840.113549.1.9.16.1.4",
} as const;

/** CMS attributes that are read. */
export const Attribute = {
  contentType: "1.2.840.113549.1.9.3",
  messageDigest: "1.2.840.113549.1.9.4",
  signingTime: "1.2.840.113549.1.9.5",
  signingCertificate: "1.2.840.113549.1.9.16.2.12",
  signatureTimestamp: "1.2.840.113549.1.9.16.2.14",
  signingCertificateV2: "1.2.840.113549.1.9.16.2.47",
  revocationInfoArchival: "1.2.840.113583.1.1.8",
} as const;

/** CMS attributes by type, each with its values. */
export type Attributes = ReadonlyMap<string, readonly Asn1[]>;

/** What the one signer of a CMS signed, and how; `signedBytes` is what the signature is over. */
export interface SignerInfo {
  readonly certificate: Certificate | undefined;
  readonly digest: Hash;
  readonly scheme: SignatureScheme;
  readonly signedBytes: Uint8Array<ArrayBuffer>;
  readonly signed: Attributes;
  readonly unsigned: Attributes;
  readonly signature: Uint8Array<ArrayBuffer>;
}

/** A CMS SignedData with exactly one signer (RFC 5652, 5). `content` is absent when the signature is detached. */
export interface SignedData {
  readonly contentType: string;
  readonly content: Uint8Array<ArrayBuffer> | undefined;
  readonly certificates: readonly Certificate[];
  /** Certificate lists as they stand in it, unread. */
  readonly crls: readonly Uint8Array[];
  readonly signer: SignerInfo;
}

function invalid(reason: string): never {
  throw new Rejection("cms_invalid", reason);
}

/** Reads a ContentInfo that holds a SignedData. Throws `cms_invalid`, `algorithm_weak` or `algorithm_unsupported`, and plain errors for malformed ASN.1. */
export function readSignedData(contentInfo: Asn1): SignedData {
  const [type, wrapped] = contentInfo.expect(Tag.sequence).children;
  if (!type || !wrapped || oidOf(type) !== SIGNED_DATA) return invalid("not signed data");
  const fields = wrapped.expect(explicit(0)).only.expect(Tag.sequence).children;
  const [, digests, encapsulated, ...rest] = fields;
  const signers = rest.at(-1);
  if (!digests || !encapsulated || !signers) return invalid("incomplete");
  const field = (number: number) =>
    rest.find((item) => item.tag === explicit(number))?.children ?? [];
  if (signers.expect(Tag.set).children.length !== 1) return invalid("not exactly one signer");
  const certificates = field(0).flatMap(tryCertificate);
  const [contentType, content] = encapsulated.expect(Tag.sequence).children;
  return {
    contentType: oidOf(contentType ?? invalid("no content type")),
    content: content && octetsOf(content.expect(explicit(0)).only),
    certificates,
    crls: field(1).map((crl) => crl.raw),
    signer: readSigner(signers.child(0), certificates),
  };
}

// Other kinds of certificates, and ones that cannot be read, may lie beside the signer's.
function tryCertificate(element: Asn1): Certificate[] {
  try {
    return element.tag === Tag.sequence ? [readCertificate(element.raw)] : [];
  } catch {
    return [];
  }
}

function readSigner(info: Asn1, certificates: readonly Certificate[]): SignerInfo {
  const [, id, digestAlgorithm, attributes, algorithm, signature, unsigned, ...more] = info.expect(
    Tag.sequence,
  ).children;
  if (!id || !digestAlgorithm || attributes?.tag !== explicit(0)) {
    return invalid("no signed attributes");
  }
  if (!algorithm || !signature || more.length > 0) return invalid("incomplete signer");
  if (!attributes.isDer) return invalid("signed attributes are not DER");
  const signedBytes = attributes.raw;
  signedBytes[0] = Tag.set; // RFC 5652, 5.4: signed as SET OF, whatever the tag in the message
  const digest = readHash(digestAlgorithm);
  const scheme = readScheme(algorithm, digest);
  if (scheme.kind !== "ed25519" && scheme.hash !== digest) return invalid("two digest algorithms");
  return {
    certificate: certificates.find((certificate) => identifies(id, certificate)),
    digest,
    scheme,
    signedBytes,
    signed: readAttributes(attributes, true),
    unsigned: readAttributes(unsigned, false),
    signature: octetsOf(signature),
  };
}

function identifies(id: Asn1, certificate: Certificate): boolean {
  if (id.tag === implicit(0)) {
    return (
      certificate.subjectKeyId !== undefined && sameBytes(id.content, certificate.subjectKeyId)
    );
  }
  const [issuer, serial] = id.expect(Tag.sequence).children;
  return (
    issuer !== undefined &&
    serial !== undefined &&
    integerHex(serial) === certificate.serial &&
    sameBytes(issuer.raw, certificate.issuer.raw)
  );
}

function readAttributes(tagged: Asn1 | undefined, once: boolean): Attributes {
  const attributes = new Map<string, readonly Asn1[]>();
  for (const attribute of tagged?.children ?? []) {
    const type = oidOf(attribute.expect(Tag.sequence).child(0));
    const values = attribute.child(1).expect(Tag.set).children;
    const before = attributes.get(type);
    if (before && once) return invalid("a signed attribute stands twice");
    attributes.set(type, [...(before ?? []), ...values]);
  }
  return attributes;
}
