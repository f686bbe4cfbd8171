import fc from "fast-check";
import { expect, test } from "vitest";
import { sizesOf, someSizes } from "./arbitrary-pages.test.kit";
import {
  fitScale,
  layoutPages,
  nearestPage,
  pageAt,
  pageBox,
  pageGap,
  pagesBetween,
  tallestScale,
} from "./page-layout";

const A4 = [595, 842] as const;

test("pages lie below one another, centred, with a gap all round, and none overlaps the next", () => {
  fc.assert(
    fc.property(someSizes, fc.integer({ min: 320, max: 1920 }), (sizes, width) => {
      const layout = layoutPages(sizes, fitScale(sizes, width), width);
      const gap = pageGap(width);
      let bottom = 0;
      for (let page = 1; page <= sizes.count; page++) {
        const box = pageBox(layout, page);
        expect(box.top - bottom).toBeGreaterThanOrEqual(gap - 1);
        expect(Math.abs(box.left * 2 + box.width - layout.width)).toBeLessThanOrEqual(1);
        expect(box.left).toBeGreaterThanOrEqual(gap - 1);
        bottom = box.top + box.height;
      }
      expect(layout.height).toBeGreaterThanOrEqual(bottom + gap - 1);
    }),
  );
});

test("the widest page fits the width, but a page is never made larger than it reads well", () => {
  expect(fitScale(sizesOf([A4, [842, 595]]), 360) * 842).toBeCloseTo(360 - 2 * pageGap(360));
  expect(fitScale(sizesOf([A4]), 5000)).toBeLessThan(2);
});

test("one giant among pages is scrolled sideways, and does not make the others tiny", () => {
  const sizes = sizesOf([A4, A4, [14_400, 14_400], A4]);
  expect(fitScale(sizes, 800)).toBe(fitScale(sizesOf([A4]), 800));
  expect(layoutPages(sizes, 1, 800).width).toBeGreaterThan(14_400);
});

test("a width of nothing, and pages of nothing, end in finite numbers", () => {
  const layout = layoutPages(sizesOf([A4]), fitScale(sizesOf([A4]), 0), 0);
  expect(layout.scale).toBeGreaterThan(0);
  expect([layout.width, layout.height].every(Number.isFinite)).toBe(true);
});

test("the track never grows taller than browsers can lay out", () => {
  const sizes = sizesOf(Array.from({ length: 20_000 }, () => A4));
  expect(layoutPages(sizes, tallestScale(sizes), 800).height).toBeLessThanOrEqual(16_010_000);
});

test("the page at a height is the one there, or the next below a gap", () => {
  const layout = layoutPages(sizesOf([A4, A4, A4]), 1, 700);
  expect(pageAt(layout, -50)).toBe(1);
  expect(pageAt(layout, 16)).toBe(1);
  expect(pageAt(layout, 16 + 842 + 5)).toBe(2);
  expect(pageAt(layout, 1e9)).toBe(3);
});

test("the nearest page to a gap is the one on its nearer side", () => {
  const layout = layoutPages(sizesOf([A4, A4]), 1, 700);
  expect(nearestPage(layout, 16 + 842 + 5)).toBe(1);
  expect(nearestPage(layout, 16 + 842 + 11)).toBe(2);
});

test("the pages between two heights are exactly those that the stretch touches", () => {
  fc.assert(
    fc.property(
      someSizes,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: 1, max: 2000, noNaN: true }),
      (sizes, share, length) => {
        const layout = layoutPages(sizes, 1, 800);
        const top = share * layout.height;
        const [first, last] = pagesBetween(layout, top, top + length);
        expect(last).toBeGreaterThanOrEqual(first);
        for (let page = 1; page <= sizes.count; page++) {
          const box = pageBox(layout, page);
          const touched = box.top < top + length && box.top + box.height > top;
          if (touched) expect(page >= first && page <= last).toBe(true);
          else if (page > first) expect(page > last).toBe(true);
        }
      },
    ),
  );
});
