import { expect, test } from "vitest";
import { sizesOf } from "./arbitrary-pages.test.kit";
import { canvasScale } from "./canvas-scale";
import { areaInView, areaToDraw, covers } from "./detail-area";
import { layoutPages } from "./page-layout";

/** Two pages of 1200 × 1600 CSS pixels at (16, 16) and (16, 1632), 2 CSS pixels per point. */
const sizes = sizesOf([
  [600, 800],
  [600, 800],
]);
const layout = layoutPages(sizes, 2, 800);
const view = { left: 416, top: 816, width: 800, height: 400 };

test("what is in view of a page, in displayed points", () => {
  expect(areaInView(layout, view, 1)).toEqual({ x: 200, y: 400, width: 400, height: 200 });
});

test("more than that is drawn, but nothing beyond the page", () => {
  expect(areaToDraw(layout, view, 1, 2)).toEqual({ x: 148, y: 372, width: 452, height: 256 });
});

test.each([1, 2, 2.625, 3])(
  "what is drawn with %f pixels per CSS pixel fits a canvas at full sharpness wherever the view does",
  (ratio) => {
    const large = layoutPages(sizes, 16 / 3, 1280);
    const wide = { left: 200, top: 1000, width: 1280, height: 800 };
    const area = areaToDraw(large, wide, 1, ratio);
    const scale = (16 / 3) * ratio;
    expect(area && covers(area, areaInView(large, wide, 1) ?? area)).toBe(true);
    expect(area && canvasScale(area, scale)).toBe(scale);
  },
);

test("edges lie on every eighth CSS pixel, with the view inside them", () => {
  const area = areaInView(layout, { ...view, left: 417.5, top: 817 }, 1);
  expect(area).toEqual({ x: 200, y: 400, width: 400, height: 204 });
});

test("a view across two pages shows a part of each, and a page out of view has none", () => {
  const across = { ...view, top: 1416 };
  expect(areaInView(layout, across, 1)).toMatchObject({ y: 700, height: 100 });
  expect(areaInView(layout, across, 2)).toMatchObject({ y: 0, height: 92 });
  expect(areaInView(layout, view, 2)).toBeNull();
});

test("an area covers another when nothing of it lies outside", () => {
  const area = { x: 10, y: 10, width: 100, height: 100 };
  expect(covers(area, area)).toBe(true);
  expect(covers(area, { x: 20, y: 20, width: 90, height: 90 })).toBe(true);
  expect(covers(area, { x: 9, y: 20, width: 10, height: 10 })).toBe(false);
  expect(covers(area, { x: 20, y: 20, width: 10, height: 91 })).toBe(false);
});
