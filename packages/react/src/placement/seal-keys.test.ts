import { expect, test } from "vitest";
import { movedByKey } from "./seal-keys";

const sizeOf = (page: number) =>
  page === 2 ? { width: 300, height: 200 } : { width: 595, height: 842 };
const at = (page: number, x: number, y: number) => ({ page, x, y });
const press = (key: string, place = at(1, 100, 100), shiftKey = false) =>
  movedByKey({ key, shiftKey }, place, 3, sizeOf);

test("arrows move by a point, and by ten with Shift", () => {
  expect(press("ArrowLeft")).toEqual(at(1, 99, 100));
  expect(press("ArrowRight")).toEqual(at(1, 101, 100));
  expect(press("ArrowUp", at(1, 100, 100), true)).toEqual(at(1, 100, 90));
  expect(press("ArrowDown", at(1, 100, 100), true)).toEqual(at(1, 100, 110));
});

test("the seal stops at every edge of its page", () => {
  expect(press("ArrowLeft", at(1, 4, 4), true)).toEqual(at(1, 0, 4));
  expect(press("ArrowUp", at(1, 4, 4), true)).toEqual(at(1, 4, 0));
  expect(press("ArrowRight", at(1, 500, 4), true)).toEqual(at(1, 503, 4));
  expect(press("ArrowDown", at(1, 4, 790), true)).toEqual(at(1, 4, 793));
});

test("Page Up and Page Down change the page, to the first and the last at most, and keep the seal inside", () => {
  expect(press("PageDown", at(1, 500, 700))).toEqual(at(2, 208, 151));
  expect(press("PageUp", at(1, 5, 5))).toEqual(at(1, 5, 5));
  expect(press("PageDown", at(3, 5, 5))).toEqual(at(3, 5, 5));
  expect(press("PageUp", at(3, 5, 5))).toEqual(at(2, 5, 5));
});

test("other keys are not the seal's", () => {
  expect(["Tab", "Enter", "a", "Home"].map((key) => press(key))).toEqual([null, null, null, null]);
});
