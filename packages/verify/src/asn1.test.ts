import { expect, test } from "vitest";
import { Asn1, Asn1Error, Tag } from "./asn1";
import { bitsOf, integerHex, octetsOf, oidOf, stringOf, timeOf } from "./asn1-values";
import {
  bits,
  element,
  indefinite,
  integer,
  join,
  octets,
  oid,
  sequence,
  utf8,
} from "./testing/der";

test("what is written is read, with its own bytes", () => {
  const written = sequence(
    oid("2.16.578.1.61.2.4"),
    integer(300),
    utf8("Ås"),
    bits(Uint8Array.of(7)),
  );
  const read = Asn1.read(written);
  const [id, number, text, flags] = read.expect(Tag.sequence).children;
  expect(id && oidOf(id)).toBe("2.16.578.1.61.2.4");
  expect(number && integerHex(number)).toBe("012C");
  expect(text && stringOf(text)).toBe("Ås");
  expect(flags && [...bitsOf(flags)]).toEqual([7]);
  expect(read.raw).toEqual(written);
  expect(read.isDer).toBe(true);
});

test("indefinite lengths and strings in pieces are read, and told from DER", () => {
  const pieces = indefinite(0x24, octets(Uint8Array.of(1, 2)), octets(Uint8Array.of(3)));
  const read = Asn1.read(indefinite(0x30, pieces, integer(1)));
  expect([...octetsOf(read.child(0))]).toEqual([1, 2, 3]);
  expect(read.children).toHaveLength(2);
  expect(read.isDer).toBe(false);
});

test("a length written longer than needed is not DER", () => {
  expect(Asn1.read(Uint8Array.of(0x30, 0x81, 0x00)).isDer).toBe(false);
  expect(Asn1.read(sequence(octets(new Uint8Array(200)))).isDer).toBe(true);
});

test("the first element says how long it is", () => {
  const { element: read, length } = Asn1.readFirst(join(sequence(integer(1)), new Uint8Array(9)));
  expect(length).toBe(5);
  expect(read.children).toHaveLength(1);
});

test.each([
  ["nothing", []],
  ["a length beyond the end", [0x30, 0x05, 0x01]],
  ["an endless indefinite length", [0x30, 0x80, 0x02, 0x01, 0x01]],
  ["a primitive of indefinite length", [0x04, 0x80, 0x00, 0x00]],
  ["a length of five bytes", [0x30, 0x85, 0, 0, 0, 0, 0]],
  ["a long tag", [0x3f, 0x81, 0x01, 0x00]],
  ["bytes behind the element", [0x30, 0x00, 0x00]],
])("%s is refused", (_, bytes) => {
  expect(() => Asn1.read(Uint8Array.from(bytes))).toThrow(Asn1Error);
});

test("nesting has an end", () => {
  let deep = sequence();
  for (let depth = 0; depth < 60; depth++) deep = sequence(deep);
  const walk = (node: Asn1): void => node.children.forEach(walk);
  expect(() => walk(Asn1.read(deep))).toThrow(Asn1Error);
  const open = Uint8Array.from(Array.from({ length: 200 }, (_, at) => (at % 2 ? 0x80 : 0x30)));
  expect(() => Asn1.read(open)).toThrow(Asn1Error);
});

test("times are read as certificates and timestamps write them", () => {
  const time = (tag: number, text: string) =>
    timeOf(Asn1.read(element(tag, new TextEncoder().encode(text))));
  expect(time(Tag.utcTime, "491231235959Z")).toBe(Date.UTC(2049, 11, 31, 23, 59, 59));
  expect(time(Tag.utcTime, "500101000000Z")).toBe(Date.UTC(1950, 0, 1));
  expect(time(Tag.generalizedTime, "20260601120000.25Z")).toBe(Date.UTC(2026, 5, 1, 12, 0, 0, 250));
  expect(() => time(Tag.generalizedTime, "20260601120000+0200")).toThrow(Asn1Error);
});
