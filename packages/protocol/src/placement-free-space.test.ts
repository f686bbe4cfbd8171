import fc from "fast-check";
import { expect, test } from "vitest";
import {
  coversInk,
  createInkMap,
  freeNear,
  freeNearBottom,
  type InkMap,
  inkDensity,
  inkOf,
  inkUnder,
} from "./placement-free-space";
import { type Box, SEAL_SIZE } from "./placement-geometry";

const a4 = { width: 595, height: 842 };

/** A page with nothing but these boxes on it. */
function mapOf(full: readonly Box[], page = a4): InkMap {
  const density = inkDensity(page);
  const columns = Math.round(page.width * density);
  const rows = Math.round(page.height * density);
  return createInkMap(columns, new Uint8Array(columns * rows), density, full);
}

const sealAt = (at: { x: number; y: number }): Box => ({ ...at, ...SEAL_SIZE });

test("the sums say how much ink any box touches", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 60, maxLength: 60 }),
      fc.nat(9),
      fc.nat(5),
      fc.integer({ min: 1, max: 10 }),
      fc.integer({ min: 1, max: 6 }),
      (cells, x, y, width, height) => {
        const map = createInkMap(10, Uint8Array.from(cells), 1);
        const counted = cells.filter((cell, at) => {
          const [column, row] = [at % 10, Math.floor(at / 10)];
          return cell && column >= x && column < x + width && row >= y && row < y + height;
        }).length;
        expect(inkUnder(map, { x, y, width, height })).toBe(counted);
      },
    ),
  );
});

test("ink is what differs from the paper: dark on white, light on dark, and no noise of a scan", () => {
  const grey = (value: number): number[] => [value, value, value, 255];
  const page = (...values: number[]) => inkOf(Uint8ClampedArray.from(values.flatMap(grey)));
  expect([...page(255, 255, 255, 0, 200)]).toEqual([0, 0, 0, 1, 1]);
  expect([...page(20, 20, 20, 255)]).toEqual([0, 0, 0, 1]);
  expect([...page(231, 225, 231, 219, 231)]).toEqual([0, 0, 0, 0, 0]);
});

test("an empty page is free at its bottom left", () => {
  expect(freeNearBottom(mapOf([]), a4)).toEqual({ x: 36, y: 757 });
});

test("a seal over a word covers it, one beside it does not", () => {
  const map = mapOf([{ x: 100, y: 100, width: 60, height: 12 }]);
  expect(coversInk(map, { x: 90, y: 90 })).toBe(true);
  expect(coversInk(map, { x: 170, y: 90 })).toBe(false);
});

test("a foot of text pushes the free place to the side, or up", () => {
  const foot = { x: 36, y: 740, width: 300, height: 66 };
  const map = mapOf([foot]);
  const beside = freeNearBottom(map, a4);
  expect(beside?.x).toBeGreaterThanOrEqual(336);
  const full = mapOf([{ ...foot, width: 523 }]);
  const above = freeNearBottom(full, a4);
  expect(above?.y).toBeLessThanOrEqual(740 - SEAL_SIZE.height);
  expect(above && coversInk(full, above)).toBe(false);
});

test("a page that is full, or smaller than the seal, has no free place", () => {
  expect(freeNearBottom(mapOf([{ x: 0, y: 0, ...a4 }]), a4)).toBeNull();
  const stamp = { width: 85, height: 85 };
  expect(freeNearBottom(mapOf([], stamp), stamp)).toBeNull();
});

test("beside words, the seal is above them, or to the right where something is above, and nowhere when all around is taken", () => {
  const words = { x: 100, y: 600, width: 60, height: 12 };
  const above = freeNear(mapOf([words]), a4, words);
  expect(above && above.y + SEAL_SIZE.height).toBeLessThanOrEqual(600);
  expect(above && Math.abs(above.x - 100)).toBeLessThan(6);
  const text = { x: 36, y: 400, width: 523, height: 150 };
  const right = freeNear(mapOf([words, { ...text, height: 165 }]), a4, words);
  expect(right?.x).toBeGreaterThanOrEqual(160);
  const around = { x: 0, y: 350, width: 595, height: 450 };
  expect(freeNear(mapOf([around]), a4, words)).toBeNull();
});

test("what is called free covers nothing, on any page with anything on it", () => {
  const length = fc.integer({ min: 150, max: 1200 });
  const box = fc.record({
    x: fc.integer({ min: 0, max: 1000 }),
    y: fc.integer({ min: 0, max: 1000 }),
    width: fc.integer({ min: 1, max: 400 }),
    height: fc.integer({ min: 1, max: 200 }),
  });
  fc.assert(
    fc.property(length, length, fc.array(box, { maxLength: 12 }), (width, height, boxes) => {
      const page = { width, height };
      const map = mapOf(boxes, page);
      const at = freeNearBottom(map, page);
      if (!at) return;
      expect(inkUnder(map, sealAt(at))).toBe(0);
      expect(at.x + SEAL_SIZE.width).toBeLessThanOrEqual(width);
      expect(at.y + SEAL_SIZE.height).toBeLessThanOrEqual(height);
    }),
    { numRuns: 200 },
  );
});

test("the largest page that a PDF can have is mapped with as few cells as an A4 page", () => {
  const huge = { width: 14_400, height: 14_400 };
  const density = inkDensity(huge);
  expect((huge.width * density) ** 2).toBeLessThanOrEqual(400_001);
  const at = freeNearBottom(mapOf([{ x: 0, y: 14_000, width: 14_400, height: 400 }], huge), huge);
  expect(at && at.y + SEAL_SIZE.height).toBeLessThanOrEqual(14_000);
});
