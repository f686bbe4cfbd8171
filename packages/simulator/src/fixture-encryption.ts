import { md5 } from "@noble/hashes/legacy.js";
import { sha256, sha384, sha512 } from "@noble/hashes/sha2.js";
import { join, latin1 } from "./fixture-file";

/** How a generated file is encrypted: cipher and key length as the standard security handler has them (ISO 32000-2, 7.6.4). */
export type FixtureCipher = "RC4-40" | "RC4-128" | "AES-128" | "AES-256";

/** The entries of an encryption dictionary, and what encrypts the body of stream `number` with its key. */
export interface FixtureEncryption {
  readonly dictionary: string;
  seal(number: number, body: Uint8Array): Promise<Uint8Array>;
}

type Bytes = Uint8Array<ArrayBuffer>;

/** Everything is allowed but changing the document: bit 4 of the permissions is not set (ISO 32000-2, table 22). */
const PERMISSIONS = -12;
const OWNER = "the author's own";
/** The file's `/ID` and every salt: generated files are the same on every run. */
const IDENTITY = latin1("fixture encrypted");
/** The padding that the format prescribes (ISO 32000-2, 7.6.4.3.2, step a). */
const padding = Uint8Array.from(
  "28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A".match(/../g) ?? [],
  (digits) => Number.parseInt(digits, 16),
);

const hexadecimal = (bytes: Uint8Array): string =>
  `<${[...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("")}>`;
const padded = (password: string): Bytes => join([latin1(password), padding]).slice(0, 32);
const little = (value: number, length: number): Bytes =>
  Uint8Array.from({ length }, (_, at) => (value >> (8 * at)) & 255);

/** RC4, as many times as there are rounds, with the key altered by the number of each. */
function rc4(key: Uint8Array, data: Uint8Array, rounds = 1): Bytes {
  let result = new Uint8Array(data);
  for (let round = 0; round < rounds; round++) {
    const box = Array.from({ length: 256 }, (_, at) => at);
    let j = 0;
    const exchange = (a: number): void => {
      [box[a], box[j]] = [box[j] ?? 0, box[a] ?? 0];
    };
    for (let i = 0; i < 256; i++) {
      j = (j + (box[i] ?? 0) + ((key[i % key.length] ?? 0) ^ round)) & 255;
      exchange(i);
    }
    j = 0;
    result = result.map((byte, at) => {
      const i = (at + 1) & 255;
      j = (j + (box[i] ?? 0)) & 255;
      exchange(i);
      return byte ^ (box[((box[i] ?? 0) + (box[j] ?? 0)) & 255] ?? 0);
    });
  }
  return result;
}

/** AES-CBC; without padding the data has to be whole blocks. */
async function aes(
  key: Uint8Array,
  iv: Uint8Array,
  data: Uint8Array,
  pad: boolean,
): Promise<Bytes> {
  const algorithm = { name: "AES-CBC", iv: iv.slice() };
  const imported = await crypto.subtle.importKey("raw", key.slice(), "AES-CBC", false, ["encrypt"]);
  const sealed = await crypto.subtle.encrypt(algorithm, imported, data.slice());
  return new Uint8Array(sealed, 0, pad ? sealed.byteLength : data.length);
}

const sealedWith =
  (key: (number: number) => Uint8Array) =>
  async (number: number, body: Uint8Array): Promise<Bytes> => {
    const iv = IDENTITY.slice(0, 16);
    return join([iv, await aes(key(number), iv, body, true)]);
  };

/** MD5 over and over: once, and 50 times more from revision 3 on. */
function digested(input: Uint8Array, revision: number, length: number): Bytes {
  let key = md5(input).slice(0, length);
  for (let round = 0; revision > 2 && round < 50; round++) key = md5(key).slice(0, length);
  return new Uint8Array(key);
}

function older(cipher: Exclude<FixtureCipher, "AES-256">, password: string): FixtureEncryption {
  const revision = { "RC4-40": 2, "RC4-128": 3, "AES-128": 4 }[cipher];
  const length = revision === 2 ? 5 : 16;
  const rounds = revision === 2 ? 1 : 20;
  const owner = rc4(digested(padded(OWNER), revision, length), padded(password), rounds);
  const parts = [padded(password), owner, little(PERMISSIONS, 4), IDENTITY];
  const key = digested(join(parts), revision, length);
  const check = revision === 2 ? padding : md5(join([padding, IDENTITY]));
  const user = join([rc4(key, check, rounds), new Uint8Array(32)]).slice(0, 32);
  const objectKey = (number: number): Bytes => {
    const salt = cipher === "AES-128" ? latin1("sAlT") : new Uint8Array(0);
    const whole = md5(join([key, little(number, 3), little(0, 2), salt]));
    return new Uint8Array(whole.slice(0, Math.min(16, length + 5)));
  };
  const filters =
    "/CF << /StdCF << /CFM /AESV2 /Length 16 /AuthEvent /DocOpen >> >> /StmF /StdCF /StrF /StdCF";
  const version = { 2: "/V 1", 3: "/V 2 /Length 128", 4: `/V 4 /Length 128 ${filters}` }[revision];
  return {
    dictionary: `/Filter /Standard ${version} /R ${revision} /P ${PERMISSIONS} /O ${hexadecimal(owner)} /U ${hexadecimal(user)}`,
    seal:
      cipher === "AES-128"
        ? sealedWith(objectKey)
        : async (number, body) => rc4(objectKey(number), body),
  };
}

/** Algorithm 2.B (ISO 32000-2, 7.6.4.3.4). */
async function hardened(password: Uint8Array, salt: Uint8Array, user: Uint8Array): Promise<Bytes> {
  let key: Uint8Array = sha256(join([password, salt, user]));
  for (let round = 0; ; round++) {
    const block = join(Array.from({ length: 64 }, () => join([password, key, user])));
    const sealed = await aes(key.subarray(0, 16), key.subarray(16, 32), block, false);
    const remainder = sealed.subarray(0, 16).reduce((sum, byte) => (sum * 256 + byte) % 3, 0);
    key = (remainder === 0 ? sha256 : remainder === 1 ? sha384 : sha512)(sealed);
    if (round >= 63 && (sealed.at(-1) ?? 0) <= round - 31) return new Uint8Array(key.slice(0, 32));
  }
}

async function newest(password: string): Promise<FixtureEncryption> {
  const key = sha256(IDENTITY);
  const zero = new Uint8Array(16);
  const none = new Uint8Array(0);
  const [check, wrap] = [latin1("checking"), latin1("wrapping")];
  const entry = async (text: string, user: Uint8Array) => {
    const secret = latin1(text);
    const digest = await hardened(secret, check, user);
    const wrapped = await aes(await hardened(secret, wrap, user), zero, key, false);
    return [join([digest, check, wrap]), wrapped] as const;
  };
  const [user, userKey] = await entry(password, none);
  const [owner, ownerKey] = await entry(OWNER, user);
  const permissions = join([
    little(PERMISSIONS, 4),
    Uint8Array.of(255, 255, 255, 255),
    latin1("Tadb"),
    zero,
  ]);
  const sealed = await aes(key, zero, permissions.slice(0, 16), false);
  return {
    dictionary:
      "/Filter /Standard /V 5 /R 6 /Length 256 " +
      "/CF << /StdCF << /CFM /AESV3 /Length 32 /AuthEvent /DocOpen >> >> /StmF /StdCF /StrF /StdCF " +
      `/P ${PERMISSIONS} /O ${hexadecimal(owner)} /U ${hexadecimal(user)} ` +
      `/OE ${hexadecimal(ownerKey)} /UE ${hexadecimal(userKey)} /Perms ${hexadecimal(sealed)}`,
    seal: sealedWith(() => key),
  };
}

/** Encryption with a user password (none: the file opens freely) and an owner password nobody is told. */
export const fixtureEncryption = async (
  cipher: FixtureCipher,
  password: string,
): Promise<FixtureEncryption> =>
  cipher === "AES-256" ? newest(password) : older(cipher, password);

/** The trailer's entries for an encryption dictionary in object `number`. */
export const encryptionTrailer = (number: number): string =>
  `/Encrypt ${number} 0 R /ID [${hexadecimal(IDENTITY)} ${hexadecimal(IDENTITY)}]`;
