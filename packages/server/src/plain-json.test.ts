import { expect, test } from "vitest";
import { parsePlainJson } from "./plain-json";

test("plain data is parsed as it is, whatever its keys are called otherwise", () => {
  const texts = ['{"a":[1,{"b":null}],"constructor":"x","prototype":{}}', "3", '"text"', "[]"];
  for (const text of texts) expect(parsePlainJson(text)).toEqual(JSON.parse(text));
});

test("keys that lead to a prototype are refused, however they are written and however deep they lie", () => {
  const keys = ["__proto__", "\\u005f_proto__", "\\u005f\\u005fproto\\u005f\\u005f"];
  const texts = keys.map((key) => `{"a":[{"${key}":{"polluted":true}}]}`);
  texts.push('{"constructor":{"prototype":{"polluted":true}}}', '[{"__proto__":1}]');
  for (const text of texts) expect(() => parsePlainJson(text), text).toThrow(SyntaxError);
  expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
});

test("depth and number of values are bounded, before recursive code sees them", () => {
  const nested = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;
  expect(parsePlainJson(nested(64))).toEqual(JSON.parse(nested(64)));
  const bombs = [nested(66), nested(130_000), `[${"0,".repeat(20_000)}0]`, '{"a":'.repeat(50_000)];
  for (const bomb of bombs) expect(() => parsePlainJson(bomb)).toThrow(SyntaxError);
});
