import { md5 } from "@noble/hashes/legacy.js";

/** Base64 of the MD5 of some bytes, the form in which ZignSec lists its files. */
export const md5Base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...md5(bytes)));

/** An MD5 of the right form that is not the given one. */
export const otherMd5 = (checksum: string): string =>
  md5Base64(new TextEncoder().encode(`not ${checksum}`));
