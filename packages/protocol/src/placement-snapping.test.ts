import fc from "fast-check";
import { expect, test } from "vitest";
import { SEAL_SIZE, suggestedPoint } from "./placement-geometry";
import { snapToMargins } from "./placement-snapping";

const a4 = { width: 595, height: 842 };
const right = Math.round(595 - 36 - SEAL_SIZE.width);

test("a seal near a margin is drawn to it, and the margin is told", () => {
  expect(snapToMargins(a4, { x: 40.4, y: 300 }, 6)).toEqual({
    at: { x: 36, y: 300 },
    guides: { x: 36, y: null },
  });
  expect(snapToMargins(a4, { x: right - 5, y: 33 }, 6)).toEqual({
    at: { x: right, y: 36 },
    guides: { x: 559, y: 36 },
  });
});

test("one that is further away stays where it is", () => {
  expect(snapToMargins(a4, { x: 43, y: 300 }, 6)).toEqual({
    at: { x: 43, y: 300 },
    guides: { x: null, y: null },
  });
});

test("the bottom corners draw from twice as far, and are where signatures are suggested", () => {
  const { at, guides } = snapToMargins(a4, { x: 46, y: 747 }, 6);
  expect(at).toEqual(suggestedPoint(a4));
  expect(guides).toEqual({ x: 36, y: 806 });
  expect(snapToMargins(a4, { x: 46, y: 46 }, 6).at).toEqual({ x: 46, y: 46 });
});

test("no reach, no drawing", () => {
  expect(snapToMargins(a4, { x: 36.4, y: 300 }, 0).guides).toEqual({ x: null, y: null });
});

test("whatever the page, a snapped seal is on whole points inside it, and at rest", () => {
  const length = fc.double({ min: 85, max: 14_400, noNaN: true });
  const anywhere = fc.double({ min: -500, max: 15_000, noNaN: true });
  fc.assert(
    fc.property(length, length, anywhere, anywhere, (width, height, x, y) => {
      const page = { width, height };
      const { at } = snapToMargins(page, { x, y }, 6);
      expect(Number.isInteger(at.x) && Number.isInteger(at.y)).toBe(true);
      expect(at.x).toBeGreaterThanOrEqual(0);
      expect(at.x + SEAL_SIZE.width).toBeLessThanOrEqual(Math.max(width, SEAL_SIZE.width));
      expect(at.y + SEAL_SIZE.height).toBeLessThanOrEqual(Math.max(height, SEAL_SIZE.height));
      expect(snapToMargins(page, at, 6).at).toEqual(at);
    }),
    { numRuns: 2000 },
  );
});
