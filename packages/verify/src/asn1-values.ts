import { type Asn1, Asn1Error, Tag } from "./asn1";

/** An object identifier in dotted form. */
export function oidOf(element: Asn1): string {
  const bytes = element.expect(Tag.oid).content;
  const arcs: number[] = [];
  let arc = 0;
  for (const [at, byte] of bytes.entries()) {
    arc = arc * 128 + (byte & 0x7f);
    if (!Number.isSafeInteger(arc)) throw new Asn1Error("object identifier");
    if (byte & 0x80) {
      if (at === bytes.length - 1) throw new Asn1Error("object identifier");
      continue;
    }
    if (arcs.length === 0) {
      const top = Math.min(2, Math.floor(arc / 40));
      arcs.push(top, arc - top * 40);
    } else arcs.push(arc);
    arc = 0;
  }
  return arcs.join(".");
}

/** The contents octets of an INTEGER, upper-case hex without leading zero bytes; a negative one (some old serial numbers are) keeps its two's complement behind a minus. */
export function integerHex(element: Asn1): string {
  const bytes = element.expect(Tag.integer).content;
  if (bytes.length === 0) throw new Asn1Error("integer");
  const digits = hexOf(bytes).toUpperCase();
  return (bytes[0] ?? 0) > 0x7f ? `-${digits}` : digits.replace(/^(?:00)+(?=.)/, "");
}

/** A small INTEGER or ENUMERATED ≥ 0. */
export function smallInteger(element: Asn1): number {
  const bytes = element.content;
  if (element.tag !== Tag.integer && element.tag !== Tag.enumerated) throw new Asn1Error("integer");
  if (bytes.length === 0 || bytes.length > 4 || (bytes[0] ?? 0) > 0x7f)
    throw new Asn1Error("integer");
  return bytes.reduce((value, byte) => value * 256 + byte, 0);
}

/** The bytes of an OCTET STRING; the pieces of a constructed one (BER) are joined. */
export function octetsOf(element: Asn1): Uint8Array<ArrayBuffer> {
  if (element.tag === Tag.octetString) return element.content;
  if (element.tag !== (Tag.octetString | 0x20)) throw new Asn1Error("octet string");
  const pieces = element.children.map(octetsOf);
  const joined = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}

/** The bytes of a BIT STRING of whole bytes. */
export function bitsOf(element: Asn1): Uint8Array<ArrayBuffer> {
  const bytes = element.expect(Tag.bitString).content;
  if (bytes[0] !== 0) throw new Asn1Error("bit string");
  return bytes.slice(1);
}

/** True when bit `number` (0 is the first) is set in a BIT STRING. */
export function hasBit(element: Asn1, number: number): boolean {
  const bytes = element.expect(Tag.bitString).content;
  return ((bytes[1 + (number >> 3)] ?? 0) & (0x80 >> (number & 7))) !== 0;
}

/** A BOOLEAN; any contents but 0 are true, as in BER. */
export const booleanOf = (element: Asn1): boolean => element.expect(Tag.boolean).content[0] !== 0;

/** Milliseconds since 1970 of a UTCTime or GeneralizedTime in the form RFC 5280, 4.1.2.5 asks for; a fraction of a second is allowed (RFC 3161). */
export function timeOf(element: Asn1): number {
  const text = String.fromCharCode(...element.content);
  const match =
    element.tag === Tag.utcTime
      ? /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)()Z$/.exec(text)
      : element.tag === Tag.generalizedTime
        ? /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d{1,9}))?Z$/.exec(text)
        : null;
  if (!match) throw new Asn1Error("time");
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map(Number);
  const full = element.tag === Tag.utcTime ? year + (year < 50 ? 2000 : 1900) : year;
  const fraction = Number(`0.${match[7] || "0"}`) * 1000;
  return Date.UTC(full, month - 1, day, hour, minute, second) + Math.floor(fraction);
}

const decoders: Readonly<Record<number, string>> = {
  12: "utf-8",
  18: "latin1",
  19: "latin1",
  20: "latin1",
  22: "latin1",
  26: "latin1",
  30: "utf-16be",
};

/** The text of any of ASN.1's character strings, else `undefined`. */
export function stringOf(element: Asn1): string | undefined {
  const encoding = decoders[element.tag];
  return encoding ? new TextDecoder(encoding).decode(element.content) : undefined;
}

/** Lower-case hex. */
export function hexOf(bytes: Uint8Array): string {
  let digits = "";
  for (const byte of bytes) digits += (byte < 16 ? "0" : "") + byte.toString(16);
  return digits;
}

/** True when both hold the same bytes. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}
