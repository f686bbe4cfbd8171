import { expect, test } from "vitest";
import type { MessageOverrides } from "./messages";
import { nb } from "./nb";
import { withOwn } from "./overrides";

const { messages } = nb;

test("an app's own text takes the place of one key and leaves the others", () => {
  const texts = withOwn(messages, { place: { sign: "Godkjenn leieavtalen" } });
  expect(texts.place.sign).toBe("Godkjenn leieavtalen");
  expect(texts.place.title).toBe(messages.place.title);
  expect(texts.choose).toBe(messages.choose);
  expect(messages.place.sign).toBe("Signer med BankID");
});

test("a text inside a group of a section can be replaced alone", () => {
  const { units } = withOwn(messages, { place: { units: { pt: "punkt" } } }).place;
  expect(units).toEqual({ pt: "punkt", mm: "mm" });
});

test("a text with something to fill in is replaced by a function", () => {
  const texts = withOwn(messages, { status: { signedBy: (name) => `Godkjent av ${name}` } });
  expect(texts.status.signedBy("Aksel Herseth")).toBe("Godkjent av Aksel Herseth");
});

test("undefined, and keys that nobody has, change nothing", () => {
  const own = { place: { sign: undefined }, choose: undefined, other: { key: "text" } };
  expect(withOwn(messages, own)).toEqual(messages);
  expect(withOwn(messages, undefined)).toBe(messages);
});

test("only keys that exist, with texts of their kind, can be replaced", () => {
  // @ts-expect-error: no such key
  const misspelt: MessageOverrides = { place: { singed: "Godkjenn" } };
  // @ts-expect-error: this one has a name to fill in
  const unfilled: MessageOverrides = { status: { signedBy: "Godkjent" } };
  expect([misspelt, unfilled]).toHaveLength(2);
});
