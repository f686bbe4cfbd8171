import type { FindingCode } from "@sign/protocol";
import { sameBytes } from "./asn1-values";
import type { Certificate } from "./certificate";
import { verifySignature } from "./public-key";
import { codeOf } from "./rejection";
import { readScheme } from "./signature-scheme";

/** Whether `certificate` names `issuer` as its issuer: by name, and by key where both say which (RFC 5280, 4.2.1.1). */
export function mayHaveIssued(issuer: Certificate, certificate: Certificate): boolean {
  if (!sameBytes(issuer.subject.raw, certificate.issuer.raw)) return false;
  const { subjectKeyId } = issuer;
  const { authorityKeyId } = certificate;
  return !subjectKeyId || !authorityKeyId || sameBytes(subjectKeyId, authorityKeyId);
}

const known = new WeakMap<Certificate, WeakMap<Certificate, Promise<FindingCode | undefined>>>();

/**
 * What speaks against `issuer` having signed `certificate`: `signature_mismatch` or an algorithm that does not count.
 * Computed once for each pair, as the chains of a file have most of their certificates in common.
 */
export function issuanceFault(
  issuer: Certificate,
  certificate: Certificate,
): Promise<FindingCode | undefined> {
  const ofIssuer =
    known.get(issuer) ?? new WeakMap<Certificate, Promise<FindingCode | undefined>>();
  known.set(issuer, ofIssuer);
  const fault = ofIssuer.get(certificate) ?? findFault(issuer, certificate);
  ofIssuer.set(certificate, fault);
  return fault;
}

async function findFault(
  issuer: Certificate,
  { signatureAlgorithm, signature, signed }: Certificate,
): Promise<FindingCode | undefined> {
  try {
    const scheme = readScheme(signatureAlgorithm);
    const valid = await verifySignature(issuer.publicKey, scheme, signature, signed);
    return valid ? undefined : "signature_mismatch";
  } catch (error) {
    return codeOf(error, "signature_mismatch");
  }
}
