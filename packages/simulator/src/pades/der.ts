/** Bytes in the distinguished encoding rules (ITU-T X.690, clause 10). */
export type Der = Uint8Array<ArrayBuffer>;

const text = new TextEncoder();

/** Joins byte runs. */
export function concat(...parts: readonly Uint8Array[]): Der {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function lengthBytes(length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(length);
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return Uint8Array.of(0x80 | bytes.length, ...bytes);
}

/** One element: tag, shortest length, contents. */
export function element(tag: number, ...contents: readonly Uint8Array[]): Der {
  const body = concat(...contents);
  return concat(Uint8Array.of(tag), lengthBytes(body.length), body);
}

function compare(a: Uint8Array, b: Uint8Array): number {
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** SEQUENCE. */
export const sequence = (...parts: readonly Uint8Array[]): Der => element(0x30, ...parts);

/** SET OF, its elements sorted by their encoding (X.690, 11.6). */
export const setOf = (...parts: readonly Uint8Array[]): Der =>
  element(0x31, ...[...parts].sort(compare));

/** The same contents under another tag; for IMPLICIT tagging. */
export const retag = (tag: number, der: Uint8Array): Der =>
  concat(Uint8Array.of(tag), der.subarray(1));

/** A context-specific constructed element; for EXPLICIT tagging. */
export const explicit = (number: number, ...parts: readonly Uint8Array[]): Der =>
  element(0xa0 | number, ...parts);

/** A context-specific primitive element. */
export const implicit = (number: number, contents: Uint8Array): Der =>
  element(0x80 | number, contents);

/** A non-negative INTEGER, from a number or from big-endian bytes. */
export function integer(value: number | Uint8Array): Der {
  const bytes = typeof value === "number" ? [] : [...value];
  for (let rest = typeof value === "number" ? value : 0; rest > 0; rest = Math.floor(rest / 256)) {
    bytes.unshift(rest % 256);
  }
  while (bytes.length > 1 && bytes[0] === 0) bytes.shift();
  if (bytes.length === 0 || (bytes[0] ?? 0) >= 0x80) bytes.unshift(0);
  return element(0x02, Uint8Array.from(bytes));
}

/** OBJECT IDENTIFIER, from its dotted form. */
export function oid(dotted: string): Der {
  const [first = 0, second = 0, ...rest] = dotted.split(".").map(Number);
  const bytes = [first * 40 + second, ...rest].flatMap((arc) => {
    const groups = [arc % 128];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128)) {
      groups.unshift(0x80 | (left % 128));
    }
    return groups;
  });
  return element(0x06, Uint8Array.from(bytes));
}

/** BOOLEAN TRUE; DER leaves out a FALSE that is the default. */
export const yes: Der = element(0x01, Uint8Array.of(0xff));

/** NULL. */
export const nothing: Der = element(0x05);

/** OCTET STRING. */
export const octetString = (bytes: Uint8Array): Der => element(0x04, bytes);

/** BIT STRING whose last byte has so many unused bits. */
export const bitString = (bytes: Uint8Array, unused = 0): Der =>
  element(0x03, Uint8Array.of(unused), bytes);

/** UTF8String. */
export const utf8 = (value: string): Der => element(0x0c, text.encode(value));

/** PrintableString; the caller keeps to its alphabet. */
export const printable = (value: string): Der => element(0x13, text.encode(value));

/** IA5String. */
export const ia5 = (value: string): Der => element(0x16, text.encode(value));

/** GeneralizedTime in UTC to the second: `YYYYMMDDHHMMSSZ`. */
export const generalizedTime = (at: Date): Der =>
  element(0x18, text.encode(at.toISOString().replace(/[-:T]|\.\d+/g, "")));

/** A time as certificates write it: UTCTime through 2049, GeneralizedTime after (RFC 5280, 4.1.2.5). */
export const time = (at: Date): Der =>
  at.getUTCFullYear() > 2049
    ? generalizedTime(at)
    : element(
        0x17,
        text.encode(
          at
            .toISOString()
            .slice(2)
            .replace(/[-:T]|\.\d+/g, ""),
        ),
      );

/** PEM with 64 characters a line (RFC 7468). */
export function pem(label: string, der: Uint8Array): string {
  const base64 = btoa(String.fromCharCode(...der)).replace(/.{64}(?=.)/g, "$&\n");
  return `-----BEGIN ${label}-----\n${base64}\n-----END ${label}-----\n`;
}
