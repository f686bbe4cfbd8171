const SPACE = 1;
const DELIMITER = 2;

const classes = new Uint8Array(256);
for (const byte of [0, 9, 10, 12, 13, 32]) classes[byte] = SPACE;
for (const character of "()<>[]{}/%") classes[character.charCodeAt(0)] = DELIMITER;

/** True for the six white-space characters (ISO 32000-2, table 1). */
export const isSpace = (byte: number | undefined): boolean =>
  byte !== undefined && classes[byte] === SPACE;

/** True for a byte that can stand in a name, number or keyword. */
export const isRegular = (byte: number | undefined): boolean =>
  byte !== undefined && classes[byte] === 0;

/** True for 0–9. */
export const isDigit = (byte: number | undefined): boolean =>
  byte !== undefined && byte >= 0x30 && byte <= 0x39;

/** The first place at or after `at` and before `end` that is no white space. */
export function skipSpace(bytes: Uint8Array, at: number, end: number): number {
  let place = at;
  while (place < end && classes[bytes[place] ?? 0] === SPACE) place++;
  return place;
}

/** Whether the bytes of an ASCII `text` stand at `at`, before `end`. */
export function standsAt(bytes: Uint8Array, at: number, end: number, text: string): boolean {
  if (at + text.length > end) return false;
  for (let index = 0; index < text.length; index++) {
    if (bytes[at + index] !== text.charCodeAt(index)) return false;
  }
  return true;
}

/** Finds an ASCII word without looking at every byte (Boyer–Moore–Horspool): where it begins in `[from, end)`, or -1. */
export type FindWord = (bytes: Uint8Array, from: number, end: number) => number;

/** Makes a {@link FindWord} for `word`, at most 255 characters. */
export function findWord(word: string): FindWord {
  const last = word.length - 1;
  const shifts = new Uint8Array(256).fill(word.length);
  for (let index = 0; index < last; index++) shifts[word.charCodeAt(index)] = last - index;
  const final = word.charCodeAt(last);
  return (bytes, from, end) => {
    let at = from + last;
    while (at < end) {
      const byte = bytes[at] ?? 0;
      if (byte === final && standsAt(bytes, at - last, end, word)) return at - last;
      at += shifts[byte] ?? 1;
    }
    return -1;
  };
}

/** Each byte as one character. */
export function asciiOf(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

/** The parts one after the other, in one new array. */
export function joined(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
