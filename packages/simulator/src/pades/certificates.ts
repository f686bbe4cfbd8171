import { sha256 } from "@noble/hashes/sha2.js";
import {
  bitString,
  type Der,
  element,
  explicit,
  implicit,
  integer,
  octetString,
  oid,
  printable,
  sequence,
  setOf,
  time,
  utf8,
  yes,
} from "./der";
import { createKeyPair, ecdsaWithSha256, type KeyPair, signEcdsa } from "./ecdsa";

/** A certificate with the parts of it that others refer to. */
export interface Certificate {
  readonly der: Der;
  readonly subject: Der;
  readonly issuer: Der;
  /** The serial number as an INTEGER. */
  readonly serial: Der;
  readonly keyIdentifier: Uint8Array;
  /** Address part that names its CRL and certificate at the simulator's imagined PKI host. */
  readonly slug: string;
}

/** A certificate and the key that belongs to it. */
export interface Identity {
  readonly certificate: Certificate;
  readonly privateKey: CryptoKey;
}

/** What a certificate is to say; extensions beyond the identifiers and addresses that every one has. */
export interface CertificateRequest {
  readonly subject: Der;
  readonly slug: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly extensions: readonly Der[];
}

const PKI = "http://pki.simulator.invalid";

/** Attribute types of the names used here (X.520, and ETSI EN 319 412-1 for organizationIdentifier). */
const ATTRIBUTES = {
  commonName: "2.5.4.3",
  surname: "2.5.4.4",
  serialNumber: "2.5.4.5",
  countryName: "2.5.4.6",
  organizationName: "2.5.4.10",
  givenName: "2.5.4.42",
  organizationIdentifier: "2.5.4.97",
} as const;

/** A distinguished name, one attribute per step, in the order given. */
export function distinguishedName(
  attributes: readonly (readonly [type: keyof typeof ATTRIBUTES, value: string])[],
): Der {
  return sequence(
    ...attributes.map(([type, value]) =>
      setOf(
        sequence(oid(ATTRIBUTES[type]), type === "countryName" ? printable(value) : utf8(value)),
      ),
    ),
  );
}

/** An extension (RFC 5280, 4.2). */
export const extension = (id: string, value: Uint8Array, critical = false): Der =>
  sequence(oid(id), ...(critical ? [yes] : []), octetString(value));

/** keyUsage, critical; bits as RFC 5280, 4.2.1.3 numbers them. */
export function keyUsage(...bits: readonly number[]): Der {
  const byte = bits.reduce((sum, bit) => sum | (0x80 >> bit), 0);
  return extension("2.5.29.15", bitString(Uint8Array.of(byte), 7 - Math.max(...bits)), true);
}

/** basicConstraints of a CA that may have so many CAs below it. */
export const certificateAuthority = (pathLength: number): Der =>
  extension("2.5.29.19", sequence(yes, integer(pathLength)), true);

/** basicConstraints of a certificate that is no CA. */
export const endEntity: Der = extension("2.5.29.19", sequence(), true);

/** authorityKeyIdentifier. */
export const authorityKeyIdentifier = (issuer: Pick<Certificate, "keyIdentifier">): Der =>
  extension("2.5.29.35", sequence(implicit(0, issuer.keyIdentifier)));

const address = (url: string): Der => implicit(6, new TextEncoder().encode(url));

/** Where the issuer's certificate and CRL would be; nothing answers there, both travel in the PDF. */
function addresses({ slug }: Certificate): readonly Der[] {
  return [
    extension(
      "1.3.6.1.5.5.7.1.1",
      sequence(sequence(oid("1.3.6.1.5.5.7.48.2"), address(`${PKI}/${slug}.crt`))),
    ),
    extension(
      "2.5.29.31",
      sequence(sequence(explicit(0, explicit(0, address(`${PKI}/${slug}.crl`))))),
    ),
  ];
}

/** The key identifier: the leftmost 160 bits of the SHA-256 of the key's bits (RFC 7093, 2, method 1). */
const identifierOf = (publicKey: Uint8Array): Uint8Array =>
  sha256(publicKey.subarray(-65)).subarray(0, 20);

/** Issues a certificate for a key; without an issuer it signs itself. */
async function certify(
  request: CertificateRequest,
  keys: KeyPair,
  issuer: Identity | undefined,
): Promise<Certificate> {
  const keyIdentifier = identifierOf(keys.publicKey);
  const issuerName = issuer?.certificate.subject ?? request.subject;
  const serialBytes = crypto.getRandomValues(new Uint8Array(16));
  serialBytes[0] = ((serialBytes[0] ?? 0) & 0x3f) | 0x40;
  const serial = integer(serialBytes);
  const body = sequence(
    explicit(0, integer(2)),
    serial,
    ecdsaWithSha256,
    issuerName,
    sequence(time(request.notBefore), time(request.notAfter)),
    request.subject,
    keys.publicKey,
    explicit(
      3,
      sequence(
        authorityKeyIdentifier(issuer?.certificate ?? { keyIdentifier }),
        extension("2.5.29.14", octetString(keyIdentifier)),
        ...request.extensions,
        ...(issuer ? addresses(issuer.certificate) : []),
      ),
    ),
  );
  const signature = await signEcdsa(issuer?.privateKey ?? keys.privateKey, body);
  return {
    der: sequence(body, ecdsaWithSha256, bitString(signature)),
    subject: request.subject,
    issuer: issuerName,
    serial,
    keyIdentifier,
    slug: request.slug,
  };
}

/** Makes a fresh key and a certificate for it, signed by `issuer` or, without one, by itself. */
export async function createIdentity(
  request: CertificateRequest,
  issuer?: Identity,
): Promise<Identity> {
  const keys = await createKeyPair();
  return { certificate: await certify(request, keys, issuer), privateKey: keys.privateKey };
}

/** IssuerSerial as GeneralNames, for ESS identifiers (RFC 5035, 5). */
export const issuerSerial = ({ issuer, serial }: Certificate): Der =>
  sequence(sequence(element(0xa4, issuer)), serial);
