import { sha256 } from "@noble/hashes/sha2.js";
import { type Certificate, type Identity, issuerSerial } from "./certificates";
import { type Der, explicit, integer, octetString, oid, retag, sequence, setOf } from "./der";
import { ecdsaWithSha256, sha256Algorithm, signEcdsa } from "./ecdsa";

/** Content types and attributes of the signed messages made here. */
const ID = {
  data: "1.2.840.113549.1.7.1",
  signedData: "1.2.840.113549.1.7.2",
  contentType: "1.2.840.113549.1.9.3",
  messageDigest: "1.2.840.113549.1.9.4",
  signingCertificateV2: "1.2.840.113549.1.9.16.2.47",
  timeStampToken: "1.2.840.113549.1.9.16.2.14",
} as const;

/** What is signed: its SHA-256 digest, and, when it travels inside the message, its type and bytes. */
export interface SignedContent {
  readonly digest: Uint8Array;
  readonly encapsulated?: { readonly type: string; readonly bytes: Uint8Array };
}

const attribute = (id: string, value: Uint8Array): Der => sequence(oid(id), setOf(value));

/** ESSCertIDv2 of the signer's certificate; SHA-256 is the default and therefore left out (RFC 5035, 4). */
const signingCertificate = (certificate: Certificate): Der =>
  sequence(sequence(sequence(octetString(sha256(certificate.der)), issuerSerial(certificate))));

/**
 * A CMS SignedData with one signer (RFC 5652), its signed attributes those of CAdES without a signing time
 * (ETSI EN 319 122-1), in DER. `chain` are certificates sent along beside the signer's own;
 * `timeStamp` gets the signature and answers with the token to attach.
 */
export async function signedMessage(
  content: SignedContent,
  { certificate, privateKey }: Identity,
  chain: readonly Certificate[],
  timeStamp?: (signature: Uint8Array) => Promise<Der>,
): Promise<Der> {
  const { digest, encapsulated } = content;
  const type = encapsulated?.type ?? ID.data;
  const attributes = setOf(
    attribute(ID.contentType, oid(type)),
    attribute(ID.messageDigest, octetString(digest)),
    attribute(ID.signingCertificateV2, signingCertificate(certificate)),
  );
  const signature = await signEcdsa(privateKey, attributes);
  const token = await timeStamp?.(signature);
  const signerInfo = sequence(
    integer(1),
    sequence(certificate.issuer, certificate.serial),
    sha256Algorithm,
    retag(0xa0, attributes),
    ecdsaWithSha256,
    octetString(signature),
    ...(token ? [retag(0xa1, setOf(attribute(ID.timeStampToken, token)))] : []),
  );
  return sequence(
    oid(ID.signedData),
    explicit(
      0,
      sequence(
        integer(encapsulated ? 3 : 1),
        setOf(sha256Algorithm),
        sequence(
          oid(type),
          ...(encapsulated ? [explicit(0, octetString(encapsulated.bytes))] : []),
        ),
        retag(0xa0, setOf(certificate.der, ...chain.map(({ der }) => der))),
        setOf(signerInfo),
      ),
    ),
  );
}
