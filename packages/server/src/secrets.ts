import { utf8ToBytes } from "@noble/hashes/utils.js";

const LEAST_BYTES = 32;
const LEAST_DISTINCT = 8;

/** What stands in examples and in configuration that nobody filled in; all long enough never to occur in a random secret. */
const placeholders =
  /change[-_ ]?(?:me|this|it)|placeholder|(?:your|my|super|top)[-_ ]?secret|replace[-_ ]?(?:me|this|with)|default|example|insecure|password|undefined|lorem ipsum/i;

/** The whole text is one shorter text again and again. */
const isRepetition = (text: string): boolean => (text + text).indexOf(text, 1) < text.length;

/** Throws a TypeError, never with the value in it, for a secret that somebody could guess: a placeholder, a repetition, a handful of characters. */
function refuseGuessable(name: string, secret: string): void {
  if (placeholders.test(secret)) {
    throw new TypeError(`${name} holds a placeholder; make one with: openssl rand -base64 32`);
  }
  if (new Set(secret).size < LEAST_DISTINCT || isRepetition(secret)) {
    throw new TypeError(`${name} holds a secret that repeats itself; use a random one.`);
  }
}

/**
 * The kit's secrets as bytes, newest first. Throws a TypeError that says what to mend and never a value: for none, for one of fewer than
 * 32 bytes, for one that could be guessed, for the same one twice, and for one that serves as `others` (a product key, the webhook
 * secret) besides, since a secret known to two parties seals nothing.
 */
export function checkSecrets(
  secrets: readonly string[],
  others: readonly string[],
): readonly [Uint8Array, ...Uint8Array[]] {
  const [newest, ...older] = secrets.map((secret) => {
    const bytes = utf8ToBytes(secret);
    if (bytes.length < LEAST_BYTES) {
      throw new TypeError(`secrets must be of at least ${LEAST_BYTES} bytes each.`);
    }
    refuseGuessable("secrets", secret);
    if (others.includes(secret)) {
      throw new TypeError(
        "secrets must be used for nothing else, neither as key nor for webhooks.",
      );
    }
    return bytes;
  });
  if (!newest) throw new TypeError("secrets must hold at least one secret.");
  if (new Set(secrets).size < secrets.length) {
    throw new TypeError("secrets holds the same secret twice; a new one goes before the old one.");
  }
  return [newest, ...older];
}

/** The webhook secret, which the vendor chooses. Throws a TypeError for one that is empty or could be guessed. */
export function checkWebhookSecret(secret: string | undefined): string | null {
  if (secret === undefined) return null;
  if (secret.trim() === "") throw new TypeError("zignsec.webhookSecret must not be empty.");
  refuseGuessable("zignsec.webhookSecret", secret);
  return secret;
}
