import { utf8ToBytes } from "@noble/hashes/utils.js";

/** Whether two texts are the same, in a time that depends on their lengths only. For everything that only its owner may know. */
export function isSameText(a: string, b: string): boolean {
  const left = utf8ToBytes(a);
  const right = utf8ToBytes(b);
  let difference = left.length ^ right.length;
  for (const [at, byte] of left.entries()) difference |= byte ^ (right[at] ?? 0);
  return difference === 0;
}
