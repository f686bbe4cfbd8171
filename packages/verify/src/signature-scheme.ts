import { type Asn1, explicit, Tag } from "./asn1";
import { oidOf, smallInteger } from "./asn1-values";
import { Rejection } from "./rejection";

/** Digest algorithms that count as strong, by WebCrypto's names. */
export type Hash = "SHA-256" | "SHA-384" | "SHA-512";

/** How a signature is made; `hash` is that of the signed data (Ed25519 has its own). */
export type SignatureScheme =
  | { readonly kind: "rsa-pkcs1"; readonly hash: Hash }
  | { readonly kind: "rsa-pss"; readonly hash: Hash; readonly saltLength: number }
  | { readonly kind: "ecdsa"; readonly hash: Hash }
  | { readonly kind: "ed25519" };

const hashes: Readonly<Record<string, Hash | "weak">> = {
  "2.16.840.1.101.3.4.2.1": "SHA-256",
  "2.16.840.1.101.3.4.2.2": "SHA-384",
  "2.16.840.1.101.3.4.2.3": "SHA-512",
  "2.16.840.1.101.3.4.2.4": "weak", // SHA-224
  "1.3.14.3.2.26": "weak", // SHA-1
  "1.2.840.113549.2.5": "weak", // MD5
};

const schemes: Readonly<Record<string, SignatureScheme | "weak">> = {
  "1.2.840.113549.1.1.11": { kind: "rsa-pkcs1", hash: "SHA-256" },
  "1.2.840.113549.1.1.12": { kind: "rsa-pkcs1", hash: "SHA-384" },
  "1.2.840.113549.1.1.13": { kind: "rsa-pkcs1", hash: "SHA-512" },
  "1.2.840.10045.4.3.2": { kind: "ecdsa", hash: "SHA-256" },
  "1.2.840.10045.4.3.3": { kind: "ecdsa", hash: "SHA-384" },
  "1.2.840.10045.4.3.4": { kind: "ecdsa", hash: "SHA-512" },
  "1.3.101.112": { kind: "ed25519" },
  "1.2.840.113549.1.1.4": "weak",
  "1.2.840.113549.1.1.5": "weak",
  "1.2.840.113549.1.1.14": "weak",
  "1.2.840.10045.4.1": "weak",
  "1.2.840.10045.4.3.1": "weak",
  "1.2.840.10040.4.3": "weak", // DSA with SHA-1
};

const RSA_ENCRYPTION = "1.2.840.113549.1.1.1";
const RSA_PSS = "1.2.840.113549.1.1.10";
const MGF1 = "1.2.840.113549.1.1.8";

function accept<Strong>(known: Strong | "weak" | undefined, oid: string): Strong {
  if (known === "weak") throw new Rejection("algorithm_weak", oid);
  if (known === undefined) throw new Rejection("algorithm_unsupported", oid);
  return known as Strong;
}

/** The digest an AlgorithmIdentifier names; throws `algorithm_weak` (SHA-1, MD5, SHA-224) or `algorithm_unsupported`. */
export function readHash(algorithm: Asn1): Hash {
  const oid = oidOf(algorithm.expect(Tag.sequence).child(0));
  return accept<Hash>(hashes[oid], oid);
}

/** The scheme an AlgorithmIdentifier names. `digest` is the digest algorithm beside it in a CMS: plain `rsaEncryption` takes it over (RFC 3370, 3.2). */
export function readScheme(algorithm: Asn1, digest?: Hash): SignatureScheme {
  const oid = oidOf(algorithm.expect(Tag.sequence).child(0));
  if (oid === RSA_ENCRYPTION && digest) return { kind: "rsa-pkcs1", hash: digest };
  if (oid === RSA_PSS) return readPss(algorithm);
  return accept<SignatureScheme>(schemes[oid], oid);
}

// RFC 4055, 3.1: every default is SHA-1, so hash and mask generation have to be written.
function readPss(algorithm: Asn1): SignatureScheme {
  const parameters = algorithm.children[1]?.expect(Tag.sequence).children ?? [];
  const field = (number: number) => parameters.find((item) => item.tag === explicit(number))?.only;
  const [digest, mask, salt, trailer] = [field(0), field(1), field(2), field(3)];
  if (!digest || !mask) throw new Rejection("algorithm_weak", "PSS with SHA-1");
  const hash = readHash(digest);
  const sameMask = oidOf(mask.child(0)) === MGF1 && readHash(mask.child(1)) === hash;
  if (!sameMask || (trailer && smallInteger(trailer) !== 1)) {
    throw new Rejection("algorithm_unsupported", "PSS parameters");
  }
  return { kind: "rsa-pss", hash, saltLength: salt ? smallInteger(salt) : 20 };
}
