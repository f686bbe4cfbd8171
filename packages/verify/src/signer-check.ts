import type { FindingCode } from "@sign/protocol";
import { type Asn1, Tag } from "./asn1";
import { integerHex, octetsOf, oidOf, sameBytes } from "./asn1-values";
import type { Certificate } from "./certificate";
import { Attribute, type SignedData } from "./cms";
import { digest } from "./digest";
import { verifySignature } from "./public-key";
import { codeOf } from "./rejection";
import { readHash } from "./signature-scheme";

/** What a CMS has to say of its content. */
export interface Expectation {
  readonly contentType: string;
  /** Digest of the content, with the signer's digest algorithm. */
  readonly contentDigest: Uint8Array;
  /** Whether the signer's certificate has to be bound by a signed attribute, as CAdES and RFC 3161 ask. */
  readonly binding: "required" | "optional";
}

/**
 * Checks the signer of a CMS against its content (RFC 5652, 5.4 and 5.6; RFC 5035 for the certificate's binding):
 * content type, message digest, signature, and that the certificate is the one that was meant. The findings are
 * empty when all hold; chain, time and purpose are judged elsewhere.
 */
export async function checkSigner(data: SignedData, expected: Expectation): Promise<FindingCode[]> {
  const { signer } = data;
  const single = (type: string): Asn1 | undefined => {
    const values = signer.signed.get(type);
    return values?.length === 1 ? values[0] : undefined;
  };
  const codes: FindingCode[] = [];
  const type = single(Attribute.contentType);
  const messageDigest = single(Attribute.messageDigest);
  if (!type || !messageDigest) return ["cms_invalid"];
  if (oidOf(type) !== data.contentType || data.contentType !== expected.contentType) {
    return ["cms_invalid"];
  }
  if (!sameBytes(octetsOf(messageDigest), expected.contentDigest)) codes.push("digest_mismatch");
  const { certificate } = signer;
  if (!certificate) return [...codes, "certificate_missing"];
  codes.push(...(await checkSignature(data, certificate)));
  const bindings = await Promise.all([
    isBound(single(Attribute.signingCertificateV2), certificate, "SHA-256"),
    isBound(single(Attribute.signingCertificate), certificate, "SHA-1"),
  ]);
  if (bindings.includes(false)) codes.push("certificate_binding_mismatch");
  else if (!bindings.includes(true) && expected.binding === "required") {
    codes.push("certificate_binding_missing");
  }
  return codes;
}

async function checkSignature(data: SignedData, certificate: Certificate): Promise<FindingCode[]> {
  const { scheme, signature, signedBytes } = data.signer;
  try {
    const valid = await verifySignature(certificate.publicKey, scheme, signature, signedBytes);
    return valid ? [] : ["signature_mismatch"];
  } catch (error) {
    return [codeOf(error, "signature_mismatch")];
  }
}

/**
 * Whether the first certificate that a signing-certificate attribute names is `certificate`; `undefined` without the
 * attribute. The older version has SHA-1 always, which still binds: it would take a second preimage.
 */
async function isBound(
  attribute: Asn1 | undefined,
  certificate: Certificate,
  usual: "SHA-256" | "SHA-1",
): Promise<boolean | undefined> {
  if (!attribute) return undefined;
  try {
    const [first] = attribute.expect(Tag.sequence).child(0).expect(Tag.sequence).children;
    const fields = [...(first?.expect(Tag.sequence).children ?? [])];
    const algorithm = fields[0]?.tag === Tag.sequence ? fields.shift() : undefined;
    const [certificateHash, issuerSerial] = fields;
    if (!certificateHash) return false;
    if (issuerSerial && integerHex(issuerSerial.child(1)) !== certificate.serial) return false;
    const expected = await digest(algorithm ? readHash(algorithm) : usual, certificate.raw);
    return sameBytes(octetsOf(certificateHash), expected);
  } catch {
    return false;
  }
}
