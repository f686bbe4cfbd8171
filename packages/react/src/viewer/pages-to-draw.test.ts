import { expect, test } from "vitest";
import { sizesOf } from "./arbitrary-pages.test.kit";
import { layoutPages } from "./page-layout";
import { pagesToDraw } from "./pages-to-draw";

/** Pages 984 CSS pixels high with gaps of 16: page n begins at 1000 (n - 1) + 16. */
const layout = layoutPages(sizesOf(Array.from({ length: 100 }, () => [600, 984] as const)), 1, 700);

const plan = (top: number, speed: number, direction: "down" | "up" = "down") =>
  pagesToDraw({
    layout,
    view: { left: 0, top, width: 700, height: 900 },
    motion: { speed: () => speed, direction: () => direction },
    drawingTime: 50,
  });

test("at rest: what is in view, beginning where the eye is, then one page in the direction of travel", () => {
  expect(plan(20_600, 0)).toEqual([21, 22, 23]);
  expect(plan(20_900, 0)).toEqual([22, 21, 23]);
  expect(plan(20_600, 0, "up")).toEqual([21, 22, 20]);
});

test("there is nothing beyond the first and the last page", () => {
  expect(plan(0, 0, "up")).toEqual([1]);
  expect(plan(layout.height - 900, 0)).toEqual([100]);
});

test("in motion: what will be in view when it has been drawn, the next one, and last those on the way", () => {
  expect(plan(20_600, 10)).toEqual([22, 23, 21]);
  expect(plan(20_600, -10, "up")).toEqual([21, 20, 22]);
  expect(plan(20_600, 40)).toEqual([23, 24, 25, 22, 21]);
});

test("pages that fly by are not drawn at all", () => {
  expect(plan(20_600, 80)).toEqual([]);
  expect(plan(20_600, -80, "up")).toEqual([]);
});
