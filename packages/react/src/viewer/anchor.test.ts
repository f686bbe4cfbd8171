import fc from "fast-check";
import { expect, test } from "vitest";
import { anchorAt, anchorPoint } from "./anchor";
import { sizesOf, someSizes } from "./arbitrary-pages.test.kit";
import { layoutPages } from "./page-layout";

const share = fc.double({ min: 0, max: 1, noNaN: true });
const scale = fc.double({ min: 0.1, max: 5, noNaN: true });

test("an anchor is found again exactly where it was", () => {
  fc.assert(
    fc.property(someSizes, scale, share, share, (sizes, at, across, down) => {
      const layout = layoutPages(sizes, at, 800);
      const point = { x: across * layout.width, y: down * layout.height };
      const found = anchorPoint(layout, anchorAt(layout, point));
      expect(found.x).toBeCloseTo(point.x, 6);
      expect(found.y).toBeCloseTo(point.y, 6);
    }),
  );
});

test("an anchor on a page stays on the same point of the page at every scale", () => {
  fc.assert(
    fc.property(someSizes, scale, scale, share, share, (sizes, before, after, across, down) => {
      const layout = layoutPages(sizes, before, 800);
      const anchor = anchorAt(layout, { x: across * layout.width, y: down * layout.height });
      const other = layoutPages(sizes, after, 500);
      const again = anchorAt(other, anchorPoint(other, anchor));
      if (anchor.down.outside !== 0) return;
      expect(again.page).toBe(anchor.page);
      expect(again.down.share).toBeCloseTo(anchor.down.share, 6);
    }),
  );
});

test("gaps between pages do not grow with the scale", () => {
  const sizes = sizesOf([
    [600, 800],
    [600, 800],
  ]);
  const anchor = anchorAt(layoutPages(sizes, 1, 700), { x: 350, y: 16 + 800 + 4 });
  expect(anchorPoint(layoutPages(sizes, 2, 700), anchor).y).toBe(16 + 1600 + 4);
});
