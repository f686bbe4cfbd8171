import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { SignError } from "@sign/protocol";
import { base64url, CompactEncrypt, compactDecrypt } from "jose";
import * as z from "zod/mini";
import { createBoundedMap } from "./bounded-map";

/** What a sealed text is for. Each purpose has its own key, so that one can never pass for another. */
export type Purpose = "session" | "browser" | "return" | "resume" | "settle";

/** What came out of a sealed text. Expired claims are authentic still, only too old to act on. */
export type Opened<Claims> =
  | { readonly state: "open" | "expired"; readonly claims: Claims }
  | { readonly state: "invalid" };

/** Seals claims into a text that only this kit can read or make, and opens it again. */
export interface Sealer {
  /** `expiresAt` in Unix seconds. */
  seal(purpose: Purpose, claims: unknown, expiresAt: number): Promise<string>;
  open<Schema extends z.core.$ZodType>(
    purpose: Purpose,
    schema: Schema,
    sealed: string,
  ): Promise<Opened<z.output<Schema>>>;
}

const VERSION = "sign/v1";
const MAX_SEALED = 16_384;
/** How many opened texts are remembered, and how long one may be for that: a browser sends the same token with every status read. */
const REMEMBERED = 1_000;
const LONGEST_REMEMBERED = 4_096;
const envelopeSchema = z.object({ x: z.int().check(z.gte(0)), c: z.unknown() });

/** A key of `length` bytes for one use, made from a secret by HKDF-SHA-256 (RFC 5869) with the use as info. */
export const deriveKey = (
  secret: Uint8Array,
  info: string,
  length: number,
): Uint8Array<ArrayBuffer> =>
  new Uint8Array(hkdf(sha256, secret, undefined, utf8ToBytes(`${VERSION}/${info}`), length));

const keyId = (secret: Uint8Array): string => base64url.encode(deriveKey(secret, "kid", 6));

/**
 * Makes a {@link Sealer} from secrets, newest first: the first seals, all open. The format is compact JWE
 * (RFC 7516) with a direct key and AES-256-GCM; keys come from the secrets by HKDF-SHA-256 (RFC 5869) with the
 * purpose as info, and `kid` is derived the same way, so it tells nothing about the secret.
 */
export function createSealer(
  secrets: readonly [Uint8Array, ...Uint8Array[]],
  clock: () => number,
): Sealer {
  const newest = secrets[0];
  const newestId = keyId(newest);
  const byId = new Map(secrets.map((secret) => [keyId(secret), secret]));
  const keys = new Map<string, Promise<CryptoKey>>();
  const opened = createBoundedMap<z.output<typeof envelopeSchema>>(REMEMBERED);

  /** The key for a purpose, derived and imported once: that costs more than opening a text does. */
  function keyFor(purpose: Purpose, id: string, secret: Uint8Array): Promise<CryptoKey> {
    const name = `${purpose}/${id}`;
    const known = keys.get(name);
    if (known) return known;
    const bytes = deriveKey(secret, purpose, 32);
    const key = crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
    keys.set(name, key);
    return key;
  }

  async function unseal(purpose: Purpose, sealed: string) {
    const { plaintext } = await compactDecrypt(
      sealed,
      ({ kid = "" }) => {
        const secret = byId.get(kid);
        if (!secret) throw new SignError("token_invalid");
        return keyFor(purpose, kid, secret);
      },
      { keyManagementAlgorithms: ["dir"], contentEncryptionAlgorithms: ["A256GCM"] },
    );
    return envelopeSchema.parse(JSON.parse(new TextDecoder().decode(plaintext)));
  }

  return {
    async seal(purpose, claims, expiresAt) {
      const plain = utf8ToBytes(JSON.stringify({ x: expiresAt, c: claims }));
      return new CompactEncrypt(plain)
        .setProtectedHeader({ alg: "dir", enc: "A256GCM", kid: newestId })
        .encrypt(await keyFor(purpose, newestId, newest));
    },
    async open(purpose, schema, sealed) {
      if (sealed.length > MAX_SEALED) return { state: "invalid" };
      try {
        const name = `${purpose}/${sealed}`;
        const envelope = opened.get(name) ?? (await unseal(purpose, sealed));
        if (name.length <= LONGEST_REMEMBERED) opened.set(name, envelope);
        const claims = z.parse(schema, envelope.c);
        return { state: clock() < envelope.x * 1000 ? "open" : "expired", claims };
      } catch {
        return { state: "invalid" };
      }
    },
  };
}
