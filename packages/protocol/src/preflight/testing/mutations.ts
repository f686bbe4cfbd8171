import { joined } from "../bytes";
/** Numbers from 0 up to `below`, the same for the same seed (xorshift32). */
export function seededRandom(seed: number): (below: number) => number {
  let state = seed | 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

type Random = ReturnType<typeof seededRandom>;

/** Pieces of the format, to be put where they do not belong. */
const words = [
  ...["endobj", "endstream", "stream\n", "1 0 obj ", "<<", ">>", "[", "]", "(", ")", "<", "%"],
  ...["trailer << /Root 1 0 R >>", "startxref\n0\n%%EOF", "xref\n0 1\n", "/Length 99999", "2 0 R"],
  ...["/Kids [1 0 R]", "/Type /ObjStm", "/Filter /FlateDecode", "/Encrypt 1 0 R", "\0", "9e999"],
].map((word) => new TextEncoder().encode(word));

type Change = (bytes: Uint8Array, from: number, to: number, random: Random) => Uint8Array[];

const changes: readonly Change[] = [
  function alterByte(bytes, from, _, random) {
    return [bytes.subarray(0, from), Uint8Array.of(random(256)), bytes.subarray(from + 1)];
  },
  function putWordIn(bytes, from, _, random) {
    return [bytes.subarray(0, from), words[random(words.length)] ?? bytes, bytes.subarray(from)];
  },
  function takeOut(bytes, from, to) {
    return [bytes.subarray(0, from), bytes.subarray(Math.min(to, from + 40))];
  },
  function repeat(bytes, from, to) {
    const part = bytes.subarray(from, Math.min(to, from + 400));
    return [bytes.subarray(0, from), part, part, bytes.subarray(from)];
  },
  function moveToFront(bytes, from, to) {
    return [bytes.subarray(from, to), bytes.subarray(0, from), bytes.subarray(to)];
  },
  function cutOff(bytes, from) {
    return [bytes.subarray(0, from)];
  },
];

/** A copy of a file with one to four things done to it. */
export function mutate(file: Uint8Array, random: Random): Uint8Array<ArrayBuffer> {
  let bytes = new Uint8Array(file);
  for (let left = 1 + random(4); left > 0; left--) {
    const [a, b] = [random(bytes.length + 1), random(bytes.length + 1)];
    const change = changes[random(changes.length)] ?? (() => [bytes]);
    bytes = joined(...change(bytes, Math.min(a, b), Math.max(a, b), random));
  }
  return bytes;
}
