import { md5 } from "@noble/hashes/legacy.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { type DigestName, nativeDigest, type RunningDigest } from "./native-digest";

export type { RunningDigest } from "./native-digest";

/** SHA-256 of bytes that are all at hand, as lower-case hex. */
export async function sha256Hex(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return bytesToHex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
}

/** MD5 as lower-case hex; it guards against accidents only, which is what the gateway lists it for. */
export const md5Hex = (bytes: Uint8Array): string => bytesToHex(md5(bytes));

const portable = { md5, sha256 };

/** A digest fed piece by piece: the runtime's own where it offers one, several times faster, else in JavaScript, since WebCrypto has no such thing. */
export function runningDigest(name: DigestName): RunningDigest {
  return nativeDigest(name) ?? portableDigest(name);
}

/** The same in JavaScript, for runtimes without one of their own. */
export function portableDigest(name: DigestName): RunningDigest {
  const hash = portable[name].create();
  return {
    update: (chunk) => void hash.update(chunk),
    hex: () => bytesToHex(hash.digest()),
  };
}

/** Base64 (RFC 4648, 4) or null when the text is not that. */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) return null;
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}

/**
 * The SHA-256 of a `Content-Digest` header (RFC 9530: a dictionary whose `sha-256` is a byte sequence between
 * colons, RFC 8941) as lower-case hex, or null when there is none.
 */
export function readContentDigest(header: string | null): string | null {
  const value = /(?:^|,)\s*sha-256=:([A-Za-z0-9+/=]{44}):\s*(?:;|,|$)/.exec(header ?? "")?.[1];
  const bytes = value ? decodeBase64(value) : null;
  return bytes?.length === 32 ? bytesToHex(bytes) : null;
}
