import { utf8ToBytes } from "@noble/hashes/utils.js";
import { decodeBase64 } from "../digests";

/** The header in which ZignSec signs a webhook: `t=<time>,v1=<signature>[,v1=<signature>]` (the vendor's webhook guide). */
export const WEBHOOK_HEADER = "X-ZignSec-Hmac-SHA256";

/** How old a webhook may be, and how far ahead. INFERRED: the vendor names no tolerance. */
export const WEBHOOK_TOLERANCE_MS = 5 * 60 * 1000;

const fieldsOf = (header: string | null): readonly string[] =>
  (header ?? "")
    .slice(0, 4096)
    .split(",")
    .map((field) => field.trim());

/** The time in a signature's header as it was signed, empty when there is none. */
export const signedTime = (header: string | null): string =>
  fieldsOf(header)
    .find((field) => field.startsWith("t="))
    ?.slice(2) ?? "";

/**
 * Whether a webhook carries a valid, recent signature: HMAC-SHA-256 over `${t}.${body}` with the webhook secret (DOCUMENTED;
 * the joining dot and lower-case hex INFERRED from two public receivers, so hex of any case and base64 are taken). `t` is in
 * seconds or milliseconds (UNKNOWN). Compared by WebCrypto, in constant time.
 */
export async function isSignedWebhook(
  secret: string,
  header: string | null,
  body: string,
  now: number,
): Promise<boolean> {
  const time = signedTime(header);
  if (!/^\d{1,16}$/.test(time)) return false;
  const sentAt = Number(time) < 1e11 ? Number(time) * 1000 : Number(time);
  if (Math.abs(now - sentAt) > WEBHOOK_TOLERANCE_MS) return false;
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const raw = new Uint8Array(utf8ToBytes(secret));
  const key = await crypto.subtle.importKey("raw", raw, algorithm, false, ["verify"]);
  const signed = new Uint8Array(utf8ToBytes(`${time}.${body}`));
  for (const field of fieldsOf(header)
    .filter((field) => field.startsWith("v1="))
    .slice(0, 8)) {
    const signature = signatureBytes(field.slice(3));
    if (signature && (await crypto.subtle.verify("HMAC", key, signature, signed))) return true;
  }
  return false;
}

function signatureBytes(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[0-9a-f]{64}$/i.test(text)) return decodeBase64(text);
  return Uint8Array.from({ length: 32 }, (_, at) =>
    Number.parseInt(text.slice(at * 2, at * 2 + 2), 16),
  );
}
