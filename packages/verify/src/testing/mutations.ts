/** A generator of numbers from 0 up to `below`, the same for the same seed (mulberry32). */
export function seededRandom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return ((value ^ (value >>> 14)) >>> 0) % below;
  };
}

/** A changed copy of a file, and where the change begins. */
export interface Mutation {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly at: number;
}

type Random = ReturnType<typeof seededRandom>;

const kinds: readonly ((
  bytes: Uint8Array,
  at: number,
  random: Random,
) => Uint8Array<ArrayBuffer>)[] = [
  function replaceByte(bytes, at, random) {
    const copy = new Uint8Array(bytes);
    copy[at] = (copy[at] ?? 0) ^ (1 + random(255));
    return copy;
  },
  function replaceDigit(bytes, at, random) {
    const copy = new Uint8Array(bytes);
    const digit = 0x30 + random(10);
    copy[at] = copy[at] === digit ? digit ^ 1 : digit;
    return copy;
  },
  function insertByte(bytes, at, random) {
    const copy = new Uint8Array(bytes.length + 1);
    copy.set(bytes.subarray(0, at));
    copy[at] = random(256);
    copy.set(bytes.subarray(at), at + 1);
    return copy;
  },
  function removeBytes(bytes, at, random) {
    const count = Math.min(1 + random(40), bytes.length - at);
    const copy = new Uint8Array(bytes.length - count);
    copy.set(bytes.subarray(0, at));
    copy.set(bytes.subarray(at + count), at);
    return copy;
  },
];

/** Changes one place of a file: a byte replaced, made a digit or inserted, or some removed. */
export function mutate(bytes: Uint8Array, random: Random): Mutation {
  const at = random(bytes.length);
  const kind = kinds[random(kinds.length)];
  return { bytes: kind ? kind(bytes, at, random) : new Uint8Array(bytes), at };
}
