import { expect, test } from "vitest";
import { canonicalJson } from "./canonical-json";

test("the example of RFC 8785, 3.2.2 and 3.2.3, comes out as printed there", () => {
  const value = {
    numbers: [Number("333333333.33333329"), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
    string: "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"/",
    literals: [null, true, false],
  };
  expect(canonicalJson(value)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
      '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
});

test("members stand in the order of UTF-16 code units, as in RFC 8785, 3.2.3, at every depth", () => {
  const value = {
    "\u20ac": 1,
    "\r": 2,
    "\ufb33": 3,
    "1": 4,
    "\u{1f600}": 5,
    "\u0080": 6,
    z: { b: 1, a: 2 },
  };
  expect(canonicalJson(value)).toBe(
    '{"\\r":2,"1":4,"z":{"a":2,"b":1},"\u0080":6,"\u20ac":1,"\u{1f600}":5,"\ufb33":3}',
  );
});

test("what JSON has no word for is refused, never written as something else", () => {
  const wrong = [undefined, Number.NaN, Infinity, "\ud800", () => 0, Symbol(), 1n, [undefined]];
  for (const value of wrong) expect(() => canonicalJson(value)).toThrow(TypeError);
  expect(canonicalJson(-0)).toBe("0");
});
