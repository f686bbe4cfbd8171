import fc from "fast-check";
import { expect, test } from "vitest";
import { isSameText } from "./same-text";

test("texts are the same when all their characters are", () => {
  fc.assert(fc.property(fc.string(), (text) => isSameText(text, text)));
  fc.assert(fc.property(fc.string(), fc.string(), (a, b) => isSameText(a, b) === (a === b)));
  expect(isSameText("é", "e\u0301")).toBe(false);
  expect([isSameText("", "a"), isSameText("ab", "a"), isSameText("a\0", "a")]).toEqual([
    false,
    false,
    false,
  ]);
});
