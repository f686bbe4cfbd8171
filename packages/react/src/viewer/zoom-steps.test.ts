import fc from "fast-check";
import { expect, test } from "vitest";
import type { Zoom } from "./viewer";
import { clampZoom, enlarged, FULL_SIZE, reduced, type ZoomLimits, zoomScale } from "./zoom-steps";

const LIMITS: ZoomLimits = { fit: 1.2 * FULL_SIZE, most: 100 };

function walk(from: Zoom, limits: ZoomLimits, step: typeof enlarged): Zoom[] {
  const found: Zoom[] = [];
  for (let next = step(from, limits); next !== null && found.length < 50; ) {
    found.push(next);
    next = step(next, limits);
  }
  return found;
}

test("steps lead from fit to 400 % and back down to 50 %", () => {
  expect(walk("fit", LIMITS, enlarged)).toEqual([1.25, 1.5, 1.75, 2, 2.5, 3, 4]);
  expect(walk(1.25, LIMITS, reduced)).toEqual([1.1, 1, 0.9, 0.75, 0.67, 0.5]);
});

test("where fit is less than 50 %, as on a phone, reducing ends at fit", () => {
  const phone: ZoomLimits = { fit: 0.4 * FULL_SIZE, most: 100 };
  expect(walk(0.75, phone, reduced)).toEqual([0.67, 0.5, "fit"]);
  expect(enlarged("fit", phone)).toBe(0.5);
  expect(clampZoom(0.1, phone)).toBeCloseTo(0.4);
});

test("a zoom is 50 to 400 %, whatever was asked for", () => {
  expect(clampZoom(9, LIMITS)).toBe(4);
  expect(clampZoom(0, LIMITS)).toBe(0.5);
  expect(clampZoom(Number.NaN, LIMITS)).toBe("fit");
});

test("a document too long for the browser at 400 % enlarges as far as it can", () => {
  const long: ZoomLimits = { fit: 0.5, most: 1.1 * FULL_SIZE };
  expect(enlarged(1, long)).toBeCloseTo(1.1);
  expect(enlarged(1.1, long)).toBeNull();
  expect(zoomScale("fit", { fit: 1.4, most: 0.7 })).toBe(0.7);
});

test("every step changes the scale in its direction, and each walk ends", () => {
  const limit = fc.double({ min: 0.05, max: 1.4, noNaN: true });
  const most = fc.double({ min: 0.02, max: 20, noNaN: true });
  fc.assert(
    fc.property(limit, most, fc.double({ min: 0, max: 5, noNaN: true }), (fit, top, wanted) => {
      const limits = { fit, most: top };
      const start = clampZoom(wanted, limits);
      for (const [step, sign] of [
        [enlarged, 1],
        [reduced, -1],
      ] as const) {
        let before = zoomScale(start, limits);
        for (const zoom of walk(start, limits, step)) {
          const now = zoomScale(zoom, limits);
          expect((now - before) * sign).toBeGreaterThan(0);
          before = now;
        }
      }
    }),
  );
});
