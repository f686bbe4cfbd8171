import { Asn1, Tag } from "./asn1";
import { bitsOf, oidOf } from "./asn1-values";
import { Rejection } from "./rejection";
import type { SignatureScheme } from "./signature-scheme";

/** A public key as a certificate carries it. */
export type PublicKey =
  | { readonly kind: "rsa"; readonly modulus: Uint8Array; readonly exponent: Uint8Array }
  | {
      readonly kind: "ec";
      readonly curve: "P-256" | "P-384" | "P-521";
      readonly point: Uint8Array<ArrayBuffer>;
    }
  | { readonly kind: "ed25519"; readonly point: Uint8Array<ArrayBuffer> }
  | { readonly kind: "unsupported" };

const curves = {
  "1.2.840.10045.3.1.7": "P-256",
  "1.3.132.0.34": "P-384",
  "1.3.132.0.35": "P-521",
} as const;
const fieldBytes = { "P-256": 32, "P-384": 48, "P-521": 66 } as const;

const MIN_RSA_BITS = 2048;
const MAX_RSA_BITS = 8192;

/** Reads a SubjectPublicKeyInfo (RFC 5280, 4.1.2.7); a key of another kind is `unsupported` until it is used. */
export function readPublicKey(info: Asn1): PublicKey {
  const algorithm = info.expect(Tag.sequence).child(0).expect(Tag.sequence);
  const bits = bitsOf(info.child(1));
  switch (oidOf(algorithm.child(0))) {
    case "1.2.840.113549.1.1.1":
    case "1.2.840.113549.1.1.10": {
      const [modulus, exponent] = Asn1.read(bits).expect(Tag.sequence).children;
      if (!modulus || !exponent) return { kind: "unsupported" };
      return { kind: "rsa", modulus: unsigned(modulus), exponent: unsigned(exponent) };
    }
    case "1.2.840.10045.2.1": {
      const parameters = algorithm.child(1);
      const oid = parameters.tag === Tag.oid ? oidOf(parameters) : "";
      const curve = Object.hasOwn(curves, oid) ? curves[oid as keyof typeof curves] : undefined;
      return curve ? { kind: "ec", curve, point: bits } : { kind: "unsupported" };
    }
    case "1.3.101.112":
      return { kind: "ed25519", point: bits };
    default:
      return { kind: "unsupported" };
  }
}

function unsigned(integer: Asn1): Uint8Array<ArrayBuffer> {
  const bytes = integer.expect(Tag.integer).content;
  const first = bytes.findIndex((byte) => byte !== 0);
  return first < 0 ? bytes.slice(0, 0) : bytes.slice(first);
}

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");

const imported = new WeakMap<PublicKey, Map<string, Promise<CryptoKey>>>();

/** The key in WebCrypto's form, made once for each way it is used. */
function importOnce(key: PublicKey, scheme: SignatureScheme): Promise<CryptoKey> {
  const known = imported.get(key) ?? new Map<string, Promise<CryptoKey>>();
  imported.set(key, known);
  const use = `${scheme.kind} ${key.kind === "rsa" && scheme.kind !== "ed25519" ? scheme.hash : ""}`;
  const made = known.get(use) ?? importKey(key, scheme);
  known.set(use, made);
  return made;
}

async function importKey(key: PublicKey, scheme: SignatureScheme): Promise<CryptoKey> {
  const { subtle } = crypto;
  if (key.kind === "rsa" && (scheme.kind === "rsa-pkcs1" || scheme.kind === "rsa-pss")) {
    const bits = key.modulus.length * 8 - Math.clz32(key.modulus[0] ?? 0) + 24;
    if (bits < MIN_RSA_BITS) throw new Rejection("algorithm_weak", "short RSA key");
    if (bits > MAX_RSA_BITS) throw new Rejection("algorithm_unsupported", "long RSA key");
    const name = scheme.kind === "rsa-pss" ? "RSA-PSS" : "RSASSA-PKCS1-v1_5";
    const jwk = { kty: "RSA", n: base64url(key.modulus), e: base64url(key.exponent) };
    return subtle.importKey("jwk", jwk, { name, hash: scheme.hash }, false, ["verify"]);
  }
  if (key.kind === "ec" && scheme.kind === "ecdsa") {
    const algorithm = { name: "ECDSA", namedCurve: key.curve };
    return subtle.importKey("raw", key.point, algorithm, false, ["verify"]);
  }
  if (key.kind === "ed25519" && scheme.kind === "ed25519") {
    return subtle.importKey("raw", key.point, { name: "Ed25519" }, false, ["verify"]);
  }
  throw new Rejection("algorithm_unsupported", "key and scheme");
}

/** ECDSA-Sig-Value (RFC 3279, 2.2.3) to the two numbers side by side that WebCrypto wants; `undefined` when it is none. */
function rawEcdsa(signature: Uint8Array, width: number): Uint8Array<ArrayBuffer> | undefined {
  const numbers = Asn1.read(signature).expect(Tag.sequence).children.map(unsigned);
  const [r, s, ...more] = numbers;
  if (!r || !s || more.length > 0 || r.length > width || s.length > width) return undefined;
  const raw = new Uint8Array(width * 2);
  raw.set(r, width - r.length);
  raw.set(s, 2 * width - s.length);
  return raw;
}

/** Whether `signature` over `data` was made with the private half of `key`. Throws `algorithm_weak` or `algorithm_unsupported`, the latter also for a curve the runtime lacks. */
export async function verifySignature(
  key: PublicKey,
  scheme: SignatureScheme,
  signature: Uint8Array<ArrayBuffer>,
  data: Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  try {
    const cryptoKey = await importOnce(key, scheme);
    if (key.kind === "ec" && scheme.kind === "ecdsa") {
      const raw = rawEcdsa(signature, fieldBytes[key.curve]);
      const algorithm = { name: "ECDSA", hash: scheme.hash };
      return raw !== undefined && (await crypto.subtle.verify(algorithm, cryptoKey, raw, data));
    }
    const algorithm =
      scheme.kind === "rsa-pss"
        ? { name: "RSA-PSS", saltLength: scheme.saltLength }
        : cryptoKey.algorithm.name;
    return await crypto.subtle.verify(algorithm, cryptoKey, signature, data);
  } catch (error) {
    if (error instanceof Rejection) throw error;
    const missing = error instanceof DOMException && error.name === "NotSupportedError";
    if (missing) throw new Rejection("algorithm_unsupported", "not in this runtime");
    return false;
  }
}
