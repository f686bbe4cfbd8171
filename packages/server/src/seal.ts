import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { SignError } from "@sign/protocol";
import { base64url, CompactEncrypt, compactDecrypt } from "jose";
import { z } from "zod";

/** What a sealed text is for. Each purpose has its own key, so that one can never pass for another. */
export type Purpose = "session" | "browser" | "return" | "resume";

/** What came out of a sealed text. Expired claims are authentic still, only too old to act on. */
export type Opened<Claims> =
  | { readonly state: "open" | "expired"; readonly claims: Claims }
  | { readonly state: "invalid" };

/** Seals claims into a text that only this kit can read or make, and opens it again. */
export interface Sealer {
  /** `expiresAt` in Unix seconds. */
  seal(purpose: Purpose, claims: unknown, expiresAt: number): Promise<string>;
  open<Schema extends z.ZodType>(
    purpose: Purpose,
    schema: Schema,
    sealed: string,
  ): Promise<Opened<z.output<Schema>>>;
}

const VERSION = "sign/v1";
const MAX_SEALED = 16_384;
const envelopeSchema = z.object({ x: z.int().min(0), c: z.unknown() });

const derive = (secret: Uint8Array, info: string, length: number): Uint8Array<ArrayBuffer> =>
  new Uint8Array(hkdf(sha256, secret, undefined, utf8ToBytes(`${VERSION}/${info}`), length));

const keyId = (secret: Uint8Array): string => base64url.encode(derive(secret, "kid", 6));

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
  const keyFor = (purpose: Purpose, secret: Uint8Array) => derive(secret, purpose, 32);

  return {
    seal(purpose, claims, expiresAt) {
      const plain = utf8ToBytes(JSON.stringify({ x: expiresAt, c: claims }));
      return new CompactEncrypt(plain)
        .setProtectedHeader({ alg: "dir", enc: "A256GCM", kid: newestId })
        .encrypt(keyFor(purpose, newest));
    },
    async open(purpose, schema, sealed) {
      if (sealed.length > MAX_SEALED) return { state: "invalid" };
      try {
        const { plaintext } = await compactDecrypt(
          sealed,
          ({ kid }) => {
            const secret = byId.get(kid ?? "");
            if (!secret) throw new SignError("token_invalid");
            return keyFor(purpose, secret);
          },
          { keyManagementAlgorithms: ["dir"], contentEncryptionAlgorithms: ["A256GCM"] },
        );
        const envelope = envelopeSchema.parse(JSON.parse(new TextDecoder().decode(plaintext)));
        const claims = schema.parse(envelope.c);
        return { state: clock() < envelope.x * 1000 ? "open" : "expired", claims };
      } catch {
        return { state: "invalid" };
      }
    },
  };
}
