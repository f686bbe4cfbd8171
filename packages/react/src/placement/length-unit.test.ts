import { expect, test } from "vitest";
import { fromPoints, toPoints } from "./length-unit";

test("an inch is 72 points and 25.4 millimetres", () => {
  expect(fromPoints(72, "mm")).toBe(25.4);
  expect(toPoints(25.4, "mm")).toBe(72);
  expect(fromPoints(72, "pt")).toBe(72);
});

test("what is typed in millimetres becomes the nearest whole point, and what is shown leads back to the same point", () => {
  expect(toPoints(20, "mm")).toBe(57);
  for (let points = 0; points <= 14_400; points++) {
    expect(toPoints(fromPoints(points, "mm"), "mm")).toBe(points);
  }
});
