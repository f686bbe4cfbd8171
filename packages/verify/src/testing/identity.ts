import {
  bits,
  boolean,
  type Der,
  element,
  integer,
  none,
  octets,
  oid,
  sequence,
  set,
  tagged,
  utcTime,
  utf8,
} from "./der";

/** Kinds of keys that identities are made with. */
export type KeyKind =
  | "P-256"
  | "P-384"
  | "P-521"
  | "RSA-2048"
  | "RSA-1024"
  | "PSS-2048"
  | "Ed25519";
/** Digests that samples are made with, weak ones too. */
export type DigestName = "SHA-1" | "SHA-256" | "SHA-384" | "SHA-512";

/** A certificate with its private key. */
export interface Identity {
  readonly certificate: Der;
  readonly subject: Der;
  readonly serial: Der;
  readonly keyId: Der;
  readonly publicKeyInfo: Der;
  readonly kind: KeyKind;
  readonly keys: CryptoKeyPair;
}

/** What can be said of an identity; see {@link createIdentity} for what is right when nothing is. */
export interface IdentityOptions {
  readonly name: string;
  /** Itself when absent. */
  readonly issuer?: Identity;
  readonly kind?: KeyKind;
  readonly hash?: DigestName;
  readonly from?: Date;
  readonly until?: Date;
  readonly authority?: boolean | { readonly pathLength: number };
  /** Bits of the key usage extension; absent when undefined. */
  readonly usage?: readonly number[];
  readonly extendedUsage?: readonly string[];
  readonly extendedUsageCritical?: boolean;
  readonly extensions?: readonly Der[];
  readonly subject?: Der;
  readonly serial?: number;
  /** Key that signs, when it is not to be the issuer's. */
  readonly signer?: Identity;
  /** Keys to reuse. */
  readonly keys?: Identity;
}

/** Key usage bits (RFC 5280, 4.2.1.3). */
export const Usage = {
  digitalSignature: 0,
  contentCommitment: 1,
  keyEncipherment: 2,
  certificateSigning: 5,
  crlSigning: 6,
};

/** The moment all samples are made around. */
export const NOW = new Date("2026-06-01T12:00:00Z");
/** So many minutes after {@link NOW}. */
export const minutes = (count: number): Date => new Date(NOW.getTime() + count * 60_000);
/** So many days after {@link NOW}. */
export const days = (count: number): Date => minutes(count * 1440);

/** Object identifiers of digests. */
export const digestOids = {
  "SHA-1": "1.3.14.3.2.26",
  "SHA-256": "2.16.840.1.101.3.4.2.1",
  "SHA-384": "2.16.840.1.101.3.4.2.2",
  "SHA-512": "2.16.840.1.101.3.4.2.3",
} as const;

const signatureOids: Record<"ecdsa" | "rsa", Record<DigestName, string>> = {
  ecdsa: {
    "SHA-1": "1.2.840.10045.4.1",
    "SHA-256": "1.2.840.10045.4.3.2",
    "SHA-384": "1.2.840.10045.4.3.3",
    "SHA-512": "1.2.840.10045.4.3.4",
  },
  rsa: {
    "SHA-1": "1.2.840.113549.1.1.5",
    "SHA-256": "1.2.840.113549.1.1.11",
    "SHA-384": "1.2.840.113549.1.1.12",
    "SHA-512": "1.2.840.113549.1.1.13",
  },
};

/** The AlgorithmIdentifier under which an identity of this kind signs. */
export function signatureAlgorithm(kind: KeyKind, hash: DigestName): Der {
  if (kind === "Ed25519") return sequence(oid("1.3.101.112"));
  if (kind.startsWith("P-")) return sequence(oid(signatureOids.ecdsa[hash]));
  if (kind !== "PSS-2048") return sequence(oid(signatureOids.rsa[hash]), none);
  const digest = sequence(oid(digestOids[hash]), none);
  return sequence(
    oid("1.2.840.113549.1.1.10"),
    sequence(
      tagged(0, digest),
      tagged(1, sequence(oid("1.2.840.113549.1.1.8"), digest)),
      tagged(2, integer(32)),
    ),
  );
}

const keyParameters = (kind: KeyKind, hash: DigestName) => {
  if (kind === "Ed25519") return { name: "Ed25519" };
  if (kind.startsWith("P-")) return { name: "ECDSA", namedCurve: kind };
  const publicExponent = Uint8Array.of(1, 0, 1);
  const name = kind === "PSS-2048" ? "RSA-PSS" : "RSASSA-PKCS1-v1_5";
  return { name, hash, publicExponent, modulusLength: kind === "RSA-1024" ? 1024 : 2048 };
};

/** Signs as the identity; ECDSA signatures come in DER. */
export async function signAs(
  identity: Identity,
  data: Der,
  hash: DigestName = "SHA-256",
): Promise<Der> {
  const { privateKey } = identity.keys;
  const { kind } = identity;
  if (!kind.startsWith("P-")) {
    const algorithm =
      kind === "PSS-2048" ? { name: "RSA-PSS", saltLength: 32 } : privateKey.algorithm;
    return new Uint8Array(await crypto.subtle.sign(algorithm, privateKey, data));
  }
  const raw = new Uint8Array(await crypto.subtle.sign({ name: "ECDSA", hash }, privateKey, data));
  const half = raw.length / 2;
  return sequence(integer(raw.slice(0, half)), integer(raw.slice(half)));
}

/** A name of a common name alone. */
export const commonName = (name: string): Der =>
  sequence(set(sequence(oid("2.5.4.3"), utf8(name))));

/** A certificate extension. */
export const extension = (id: string, value: Der, critical = false): Der =>
  sequence(oid(id), ...(critical ? [boolean(true)] : []), octets(value));

let serials = 1000;

/** Makes a key and a certificate for it, by default a leaf that may sign documents and is valid for a year around {@link NOW}. */
export async function createIdentity(options: IdentityOptions): Promise<Identity> {
  const { kind = "P-256", hash = "SHA-256", from = days(-200), until = days(200) } = options;
  const keys =
    options.keys?.keys ??
    ((await crypto.subtle.generateKey(keyParameters(kind, hash), true, [
      "sign",
      "verify",
    ])) as CryptoKeyPair);
  const publicKeyInfo = new Uint8Array(await crypto.subtle.exportKey("spki", keys.publicKey));
  const keyId = new Uint8Array(await crypto.subtle.digest("SHA-1", publicKeyInfo));
  const subject = options.subject ?? commonName(options.name);
  const serial = integer(options.serial ?? ++serials);
  const self: Identity = {
    certificate: new Uint8Array(),
    subject,
    serial,
    keyId,
    publicKeyInfo,
    kind,
    keys,
  };
  const issuer = options.issuer ?? self;
  const signer = options.signer ?? issuer;
  const algorithm = signatureAlgorithm(signer.kind, hash);
  const signed = sequence(
    tagged(0, integer(2)),
    serial,
    algorithm,
    issuer.subject,
    sequence(utcTime(from), utcTime(until)),
    subject,
    publicKeyInfo,
    tagged(3, sequence(...extensionsOf(options, keyId, issuer.keyId))),
  );
  const certificate = sequence(signed, algorithm, bits(await signAs(signer, signed, hash)));
  return { ...self, certificate };
}

function extensionsOf(options: IdentityOptions, keyId: Der, issuerKeyId: Der): Der[] {
  const { authority = false, usage, extendedUsage } = options;
  const list = [
    extension("2.5.29.14", octets(keyId)),
    extension("2.5.29.35", sequence(element(0x80, issuerKeyId))),
  ];
  if (authority) {
    const length = authority === true ? [] : [integer(authority.pathLength)];
    list.push(extension("2.5.29.19", sequence(boolean(true), ...length), true));
  }
  if (usage) list.push(extension("2.5.29.15", usageBits(usage), true));
  if (extendedUsage) {
    const critical = options.extendedUsageCritical ?? true;
    list.push(extension("2.5.29.37", sequence(...extendedUsage.map(oid)), critical));
  }
  return [...list, ...(options.extensions ?? [])];
}

function usageBits(usage: readonly number[]): Der {
  const byte = usage.reduce((value, bit) => value | (0x80 >> bit), 0);
  return bits(
    Uint8Array.of(byte),
    Math.clz32(byte & -byte) === 32 ? 0 : 31 - Math.clz32(byte & -byte),
  );
}

/** PEM text of a certificate. */
export const pem = ({ certificate }: Identity): string =>
  `-----BEGIN CERTIFICATE-----\n${btoa(String.fromCharCode(...certificate)).replace(/.{64}/g, "$&\n")}\n-----END CERTIFICATE-----\n`;
