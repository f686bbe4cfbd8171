import { type Der, integer, oid, sequence } from "./der";

const CURVE = { name: "ECDSA", namedCurve: "P-256" } as const;

/** AlgorithmIdentifier of ecdsa-with-SHA256 (RFC 5758, 3.2). */
export const ecdsaWithSha256: Der = sequence(oid("1.2.840.10045.4.3.2"));

/** AlgorithmIdentifier of SHA-256, without parameters (RFC 5754, 2). */
export const sha256Algorithm: Der = sequence(oid("2.16.840.1.101.3.4.2.1"));

/** A fresh P-256 key pair with its public half as SubjectPublicKeyInfo. */
export interface KeyPair {
  readonly privateKey: CryptoKey;
  readonly publicKey: Der;
}

/** Makes a P-256 key pair; the private half cannot be exported. */
export async function createKeyPair(): Promise<KeyPair> {
  const pair = await crypto.subtle.generateKey(CURVE, false, ["sign", "verify"]);
  const publicKey = new Uint8Array(await crypto.subtle.exportKey("spki", pair.publicKey));
  return { privateKey: pair.privateKey, publicKey };
}

/** Signs with ECDSA and SHA-256; the answer is `Ecdsa-Sig-Value` (RFC 3279, 2.2.3). */
export async function signEcdsa(key: CryptoKey, data: Uint8Array<ArrayBuffer>): Promise<Der> {
  const raw = new Uint8Array(
    await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, key, data),
  );
  return sequence(integer(raw.subarray(0, 32)), integer(raw.subarray(32)));
}
