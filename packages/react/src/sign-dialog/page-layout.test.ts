import fc from "fast-check";
import { expect, test } from "vitest";
import {
  anchorAt,
  anchorTop,
  canvasScale,
  fitScale,
  layoutPages,
  PAGE_GAP,
  pageAt,
} from "./page-layout";

const A4 = { width: 595, height: 842 };
const side = fc.integer({ min: 10, max: 14_400 });
const sizes = fc.array(fc.record({ width: side, height: side }), { minLength: 1, maxLength: 60 });

test("pages lie below one another, centred, with a gap all round, and none overlaps the next", () => {
  fc.assert(
    fc.property(sizes, fc.integer({ min: 320, max: 1920 }), (pages, width) => {
      const layout = layoutPages(pages, fitScale(pages, width), width);
      let bottom = 0;
      for (const box of layout.boxes) {
        expect(box.top - bottom).toBeGreaterThanOrEqual(PAGE_GAP - 1);
        expect(Math.abs(box.left * 2 + box.width - layout.width)).toBeLessThanOrEqual(1);
        bottom = box.top + box.height;
      }
      expect(layout.height).toBeGreaterThanOrEqual(bottom + PAGE_GAP - 1);
    }),
  );
});

test("the widest page fits the width, but a page is never made larger than it reads well", () => {
  expect(fitScale([A4, { width: 842, height: 595 }], 360) * 842).toBeCloseTo(360 - 2 * PAGE_GAP);
  expect(fitScale([A4], 5000)).toBeLessThan(2);
});

test("the page at a height is the one there, or the next below a gap", () => {
  const layout = layoutPages([A4, A4, A4], 1, 700);
  expect(pageAt(layout, -50)).toBe(1);
  expect(pageAt(layout, 16)).toBe(1);
  expect(pageAt(layout, 16 + 842 + 5)).toBe(2);
  expect(pageAt(layout, 1e9)).toBe(3);
});

test("an anchor is found again where it was, also after the scale has changed", () => {
  const before = layoutPages([A4, A4, A4], 1, 700);
  const after = layoutPages([A4, A4, A4], 2, 700);
  const anchor = anchorAt(before, 1300);
  expect(anchorTop(before, anchor)).toBeCloseTo(1300);
  expect(anchorAt(after, anchorTop(after, anchor))).toEqual({
    page: anchor.page,
    share: expect.closeTo(anchor.share),
  });
});

test("a canvas is never larger than browsers allow, whatever the page", () => {
  fc.assert(
    fc.property(
      side,
      side,
      fc.double({ min: 0.1, max: 12, noNaN: true }),
      (width, height, wanted) => {
        const scale = canvasScale({ width, height }, wanted);
        expect(scale).toBeLessThanOrEqual(wanted);
        expect(width * height * scale * scale).toBeLessThanOrEqual(16_777_216);
        expect(Math.max(width, height) * scale).toBeLessThanOrEqual(8192.001);
      },
    ),
  );
});
