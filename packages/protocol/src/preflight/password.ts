import { joined } from "./bytes";
import { md5 } from "./md5";
import { rc4 } from "./rc4";
import { countOf, type Dict, isList, Text, type Value } from "./values";

/** What takes the place of a missing password, or fills up a short one (ISO 32000-2, 7.6.4.3.2). */
const PADDING = Uint8Array.of(
  ...[0x28, 0xbf, 0x4e, 0x5e, 0x4e, 0x75, 0x8a, 0x41, 0x64, 0x00, 0x4e, 0x56, 0xff, 0xfa, 0x01],
  ...[0x08, 0x2e, 0x2e, 0x00, 0xb6, 0xd0, 0x68, 0x3e, 0x80, 0x2f, 0x0c, 0xa9, 0xfe, 0x64, 0x53],
  ...[0x69, 0x7a],
);

/**
 * Whether a file encrypted with the standard security handler opens without a password, by its encryption dictionary and the
 * trailer's `/ID` (ISO 32000-2, 7.6.4.4). What cannot be tried counts as not opening.
 */
export async function opensFreely(encryption: Dict, id: Value | undefined): Promise<boolean> {
  const revision = countOf(encryption.get("R")) ?? 0;
  const [owner, user] = [bytesOf(encryption.get("O")), bytesOf(encryption.get("U"))];
  if (revision === 5 || revision === 6) {
    if (user.length < 48) return false;
    const salt = user.slice(32, 40);
    const hash = revision === 5 ? await sha(256, salt) : await hardened(salt);
    return isSame(hash, user.subarray(0, 32));
  }
  if (revision < 2 || revision > 4 || owner.length < 32 || user.length < 32) return false;
  const first = isList(id) ? bytesOf(id[0]) : new Uint8Array(0);
  const key = olderKey(encryption, revision, owner, first);
  if (revision === 2) return isSame(rc4(key, PADDING), user.subarray(0, 32));
  let check = md5(joined(PADDING, first));
  for (let round = 0; round < 20; round++)
    check = rc4(
      key.map((byte) => byte ^ round),
      check,
    );
  return isSame(check, user.subarray(0, 16));
}

/** Algorithm 2 (ISO 32000-2, 7.6.4.3.2) with the empty password. */
function olderKey(
  encryption: Dict,
  revision: number,
  owner: Uint8Array,
  id: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const permissions = new DataView(new ArrayBuffer(4));
  permissions.setInt32(0, Number(encryption.get("P") ?? 0) | 0, true);
  const open = revision >= 4 && encryption.get("EncryptMetadata") === false;
  const length = revision === 2 ? 5 : Math.min(16, Math.max(5, keyBits(encryption) >> 3));
  let key = md5(
    joined(
      PADDING,
      owner.subarray(0, 32),
      new Uint8Array(permissions.buffer),
      id,
      open ? Uint8Array.of(255, 255, 255, 255) : new Uint8Array(0),
    ),
  ).slice(0, length);
  for (let round = 0; revision >= 3 && round < 50; round++) key = md5(key).slice(0, length);
  return key;
}

const keyBits = (encryption: Dict): number =>
  encryption.get("V") === 4 ? 128 : (countOf(encryption.get("Length")) ?? 40);

/** Algorithm 2.B (ISO 32000-2, 7.6.4.3.4) with the empty password. */
async function hardened(salt: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  let key = await sha(256, salt);
  for (let round = 0, last = 0; round < 64 || last > round - 32; round++) {
    const block = new Uint8Array(64 * key.length);
    for (let at = 0; at < 64; at++) block.set(key, at * key.length);
    const aes = await crypto.subtle.importKey("raw", key.slice(0, 16), "AES-CBC", false, [
      "encrypt",
    ]);
    const iv = key.slice(16, 32);
    const padded = await crypto.subtle.encrypt({ name: "AES-CBC", iv }, aes, block);
    const encrypted = new Uint8Array(padded, 0, block.length);
    last = encrypted.at(-1) ?? 0;
    // The first 16 bytes as a number, modulo 3; 256 is 1 modulo 3.
    const choice = encrypted.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3;
    key = await sha(choice === 0 ? 256 : choice === 1 ? 384 : 512, encrypted.slice());
  }
  return key.slice(0, 32);
}

const sha = async (bits: 256 | 384 | 512, bytes: Uint8Array<ArrayBuffer>) =>
  new Uint8Array(await crypto.subtle.digest(`SHA-${bits}`, bytes));

const bytesOf = (value: Value | undefined): Uint8Array<ArrayBuffer> =>
  value instanceof Text ? new Uint8Array(value.bytes) : new Uint8Array(0);

const isSame = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, at) => byte === b[at]);
