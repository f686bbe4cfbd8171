import type { FindingCode, Verdict } from "@sign/protocol";
import type { Signed } from "../signed-sample";

/** A file that must not pass, and the finding that has to say why. */
export interface Attack {
  readonly name: string;
  readonly code: FindingCode;
  readonly verdict: Verdict;
  readonly make: () => Promise<Uint8Array> | Uint8Array;
}

/** Names a list of attacks with one code. */
export const all = (
  code: FindingCode,
  attacks: Readonly<Record<string, Attack["make"]>>,
  verdict: Verdict = "failed",
): Attack[] => Object.entries(attacks).map(([name, make]) => ({ name, code, verdict, make }));

/** The bytes of a sample. */
export const bytesOf = ({ pdf }: Signed): Uint8Array<ArrayBuffer> => pdf.bytes;

/** A copy with the first occurrence of `from`, not before `after`, replaced by text of the same length. */
export function replaceText(
  bytes: Uint8Array,
  from: string,
  to: string,
  after = 0,
): Uint8Array<ArrayBuffer> {
  if (from.length !== to.length) throw new Error(`${from} and ${to} differ in length`);
  const text = textOf(bytes);
  const at = text.indexOf(from, after);
  if (at < 0) throw new Error(`${from} is not there`);
  const copy = bytes.slice() as Uint8Array<ArrayBuffer>;
  for (let index = 0; index < to.length; index++) copy[at + index] = to.charCodeAt(index);
  return copy;
}

/** The bytes as text, one character per byte. */
export const textOf = (bytes: Uint8Array): string => new TextDecoder("latin1").decode(bytes);
