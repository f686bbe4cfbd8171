import { Asn1, explicit, implicit, Tag } from "./asn1";
import { bitsOf, hexOf, integerHex, octetsOf, oidOf, sameBytes, timeOf } from "./asn1-values";
import { type Certificate, readCertificate } from "./certificate";
import { digest } from "./digest";
import { verifySignature } from "./public-key";
import { readScheme } from "./signature-scheme";

const BASIC = "1.3.6.1.5.5.7.48.1.1";
const OCSP_SIGNING = "1.3.6.1.5.5.7.3.9";
const idHashes: Readonly<Record<string, "SHA-1" | "SHA-256">> = {
  "1.3.14.3.2.26": "SHA-1",
  "2.16.840.1.101.3.4.2.1": "SHA-256",
};

/** What a responder says of one certificate; it is named by serial and by digests of its issuer's name and key, for which SHA-1 is in use and does no harm. */
interface SingleResponse {
  readonly hash: "SHA-1" | "SHA-256";
  readonly issuerName: string;
  readonly issuerKey: string;
  readonly serial: string;
  readonly status: "good" | "revoked" | "unknown";
  readonly revokedAt: number | undefined;
  readonly thisUpdate: number;
  readonly nextUpdate: number | undefined;
}

/** A basic OCSP response (RFC 6960). */
export interface OcspResponse {
  readonly signed: Uint8Array<ArrayBuffer>;
  readonly signatureAlgorithm: Asn1;
  readonly signature: Uint8Array<ArrayBuffer>;
  readonly certificates: readonly Certificate[];
  readonly responses: readonly SingleResponse[];
}

/** Reads an OCSPResponse or, as a CMS may carry it, a bare BasicOCSPResponse; throws when it is malformed or not successful. */
export function readOcsp(der: Uint8Array): OcspResponse {
  const outer = Asn1.read(der).expect(Tag.sequence);
  if (outer.child(0).tag !== Tag.enumerated) return readBasic(outer);
  const bytes = outer.child(1).expect(explicit(0)).only.expect(Tag.sequence);
  if (oidOf(bytes.child(0)) !== BASIC) throw new Error("not a basic response");
  return readBasic(Asn1.read(octetsOf(bytes.child(1))));
}

function readBasic(basic: Asn1): OcspResponse {
  const [data, algorithm, signature, certificates] = basic.expect(Tag.sequence).children;
  if (!data || !algorithm || !signature) throw new Error("malformed response");
  const list = data.expect(Tag.sequence).children.find((field) => field.tag === Tag.sequence);
  return {
    signed: data.raw,
    signatureAlgorithm: algorithm,
    signature: bitsOf(signature),
    certificates:
      certificates?.expect(explicit(0)).only.children.map(({ raw }) => readCertificate(raw)) ?? [],
    responses: list?.children.flatMap(readSingle) ?? [],
  };
}

function readSingle(single: Asn1): SingleResponse[] {
  const [id, status, thisUpdate, ...rest] = single.expect(Tag.sequence).children;
  if (!id || !status || !thisUpdate) throw new Error("malformed response");
  const [algorithm, issuerName, issuerKey, serial] = id.expect(Tag.sequence).children;
  const hash = algorithm && idHashes[oidOf(algorithm.child(0))];
  if (!issuerName || !issuerKey || !serial || !hash) return [];
  const next = rest.find((field) => field.tag === explicit(0))?.only;
  const revoked = status.tag === explicit(1);
  return [
    {
      hash,
      issuerName: hexOf(octetsOf(issuerName)),
      issuerKey: hexOf(octetsOf(issuerKey)),
      serial: integerHex(serial),
      status: revoked ? "revoked" : status.tag === implicit(0) ? "good" : "unknown",
      revokedAt: revoked ? timeOf(status.child(0)) : undefined,
      thisUpdate: timeOf(thisUpdate),
      nextUpdate: next && timeOf(next),
    },
  ];
}

/** The answer of a response about `certificate`, when it has one signed by `issuer` or by a responder that `issuer` certified for it (RFC 6960, 4.2.2.2). */
export async function answerOf(
  response: OcspResponse,
  certificate: Certificate,
  issuer: Certificate,
): Promise<SingleResponse | undefined> {
  for (const single of response.responses) {
    if (single.serial !== certificate.serial) continue;
    const key = bitsOf(issuer.publicKeyInfo.child(1));
    const name = await digest(single.hash, certificate.issuer.raw);
    if (hexOf(name) !== single.issuerName) continue;
    if (hexOf(await digest(single.hash, key)) !== single.issuerKey) continue;
    if (await isAuthentic(response, issuer, single.thisUpdate)) return single;
  }
  return undefined;
}

async function isAuthentic(
  response: OcspResponse,
  issuer: Certificate,
  at: number,
): Promise<boolean> {
  const delegates: Certificate[] = [];
  for (const candidate of response.certificates) {
    if (!candidate.extendedKeyUsage?.includes(OCSP_SIGNING)) continue;
    if (!sameBytes(candidate.issuer.raw, issuer.subject.raw)) continue;
    if (at < candidate.notBefore || at > candidate.notAfter) continue;
    const scheme = readScheme(candidate.signatureAlgorithm);
    if (await verifySignature(issuer.publicKey, scheme, candidate.signature, candidate.signed)) {
      delegates.push(candidate);
    }
  }
  const scheme = readScheme(response.signatureAlgorithm);
  for (const signer of [issuer, ...delegates]) {
    if (await verifySignature(signer.publicKey, scheme, response.signature, response.signed)) {
      return true;
    }
  }
  return false;
}
