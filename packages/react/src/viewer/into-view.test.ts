import { expect, test } from "vitest";
import { intoView } from "./into-view";

test("what lies in view with room around it moves nothing", () => {
  expect(intoView(100, 500, 300, 50)).toBe(100);
});

test("what lies above or below comes in just as far as its margin needs", () => {
  expect(intoView(1000, 500, 300, 50)).toBe(300 - 24);
  expect(intoView(100, 500, 900, 50)).toBe(900 + 50 + 24 - 500);
});

test("of what is larger than the view the beginning is shown", () => {
  expect(intoView(100, 500, 300, 900)).toBe(300);
  expect(intoView(700, 500, 300, 900)).toBe(300);
});
