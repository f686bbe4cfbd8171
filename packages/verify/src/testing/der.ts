/** DER bytes. */
export type Der = Uint8Array<ArrayBuffer>;

/** All bytes one after the other. */
export function join(...parts: readonly Uint8Array[]): Der {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** One character per byte. */
export const latin1 = (text: string): Der =>
  Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff);

/** An element with this identifier octet and these contents. */
export function element(tag: number, ...contents: readonly Uint8Array[]): Der {
  const content = join(...contents);
  const { length } = content;
  const size =
    length < 0x80
      ? [length]
      : length < 0x100
        ? [0x81, length]
        : length < 0x10000
          ? [0x82, length >> 8, length & 0xff]
          : [0x83, length >> 16, (length >> 8) & 0xff, length & 0xff];
  return join(Uint8Array.from([tag, ...size]), content);
}

/** The same with an indefinite length (BER). */
export const indefinite = (tag: number, ...contents: readonly Uint8Array[]): Der =>
  join(Uint8Array.from([tag, 0x80]), ...contents, new Uint8Array(2));

/** A SEQUENCE. */
export const sequence = (...items: readonly Uint8Array[]): Der => element(0x30, ...items);
/** A SET OF in DER order. */
export const set = (...items: readonly Uint8Array[]): Der =>
  element(0x31, ...[...items].sort(compare));
/** The constructed tag `[number]`. */
export const tagged = (number: number, ...items: readonly Uint8Array[]): Der =>
  element(0xa0 | number, ...items);
/** An OCTET STRING. */
export const octets = (bytes: Uint8Array): Der => element(4, bytes);
/** A BIT STRING. */
export const bits = (bytes: Uint8Array, unused = 0): Der =>
  element(3, Uint8Array.of(unused), bytes);
/** A UTF8String. */
export const utf8 = (text: string): Der => element(12, new TextEncoder().encode(text));
/** A BOOLEAN. */
export const boolean = (value: boolean): Der => element(1, Uint8Array.of(value ? 0xff : 0));
/** NULL. */
export const none: Der = element(5);

function compare(a: Uint8Array, b: Uint8Array): number {
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    if (a[at] !== b[at]) return (a[at] ?? 0) - (b[at] ?? 0);
  }
  return a.length - b.length;
}

/** A number, or the big-endian bytes of a positive one. */
export function integer(value: number | Uint8Array): Der {
  const bytes = typeof value === "number" ? numberBytes(value) : [...value];
  while (bytes.length > 1 && bytes[0] === 0 && (bytes[1] ?? 0) < 0x80) bytes.shift();
  if ((bytes[0] ?? 0) > 0x7f) bytes.unshift(0);
  return element(2, Uint8Array.from(bytes));
}

function numberBytes(value: number): number[] {
  const bytes = [value & 0xff];
  for (let rest = value >>> 8; rest > 0; rest >>>= 8) bytes.unshift(rest & 0xff);
  return bytes;
}

/** An OBJECT IDENTIFIER. */
export function oid(dotted: string): Der {
  const [first = 0, second = 0, ...rest] = dotted.split(".").map(Number);
  const bytes = [first * 40 + second, ...rest].flatMap((arc) => {
    const groups = [arc % 128];
    for (let high = Math.floor(arc / 128); high > 0; high = Math.floor(high / 128)) {
      groups.unshift((high % 128) | 0x80);
    }
    return groups;
  });
  return element(6, Uint8Array.from(bytes));
}

const digits = (at: Date): string => at.toISOString().replace(/\D/g, "").slice(0, 14);
/** A UTCTime. */
export const utcTime = (at: Date): Der => element(0x17, latin1(`${digits(at).slice(2)}Z`));
/** A GeneralizedTime. */
export const generalizedTime = (at: Date): Der => element(0x18, latin1(`${digits(at)}Z`));
