import fc from "fast-check";
import { expect, test } from "vitest";
import { canvasScale, drawingRatio } from "./canvas-scale";

test("a canvas is never larger than browsers allow, whatever the page", () => {
  const side = fc.integer({ min: 1, max: 1_036_800 });
  fc.assert(
    fc.property(
      side,
      side,
      fc.double({ min: 0.1, max: 12, noNaN: true }),
      (width, height, wanted) => {
        const scale = canvasScale({ width, height }, wanted);
        expect(scale).toBeLessThanOrEqual(wanted);
        expect(width * height * scale * scale).toBeLessThanOrEqual(10_000_001);
        expect(Math.max(width, height) * scale).toBeLessThanOrEqual(8192.001);
      },
    ),
  );
});

test("pages are drawn with 1 to 2 pixels per CSS pixel, whatever the screen says", () => {
  expect([0, Number.NaN, 0.5, 1, 1.5, 3, 8].map(drawingRatio)).toEqual([1, 1, 1, 1, 1.5, 2, 2]);
});
