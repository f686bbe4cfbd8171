import fc from "fast-check";
import { expect, test } from "vitest";
import {
  clampToPage,
  displayedSize,
  fromScreen,
  normalizeRectangle,
  type PageGeometry,
  pageGeometry,
  type Rectangle,
  SEAL_SIZE,
  sealRectangle,
  suggestedPoint,
  toDisplayed,
  toScreen,
  toUserSpace,
} from "./placement-geometry";

const coordinate = fc.double({ min: -20_000, max: 20_000, noNaN: true });
const page: fc.Arbitrary<PageGeometry> = fc
  .record({
    x: coordinate,
    y: coordinate,
    width: fc.double({ min: 3, max: 14_400, noNaN: true }),
    height: fc.double({ min: 3, max: 14_400, noNaN: true }),
    rotation: fc.constantFrom(0 as const, 90 as const, 180 as const, 270 as const),
    userUnit: fc.double({ min: 0.1, max: 72, noNaN: true }),
  })
  .map(({ x, y, width, height, rotation, userUnit }) => ({
    box: [x, y, x + width, y + height] as const,
    rotation,
    userUnit,
  }));
const fraction = fc.double({ min: 0, max: 1, noNaN: true });

test("a displayed point survives the way to user space and back, and lies in the visible box", () => {
  fc.assert(
    fc.property(page, fraction, fraction, (geometry, right, down) => {
      const size = displayedSize(geometry);
      const point = { x: right * size.width, y: down * size.height };
      const user = toUserSpace(geometry, point);
      const back = toDisplayed(geometry, user);
      const slack = 1e-6 * Math.max(1, geometry.userUnit);
      expect(Math.abs(back.x - point.x)).toBeLessThan(slack);
      expect(Math.abs(back.y - point.y)).toBeLessThan(slack);
      expect(user.x).toBeGreaterThan(geometry.box[0] - 1e-6);
      expect(user.x).toBeLessThan(geometry.box[2] + 1e-6);
      expect(user.y).toBeGreaterThan(geometry.box[1] - 1e-6);
      expect(user.y).toBeLessThan(geometry.box[3] + 1e-6);
    }),
    { numRuns: 10_000 },
  );
});

/** Pages as files have them: boxes with either corner first, offsets on both sides of zero, a crop that may reach outside, odd turns and units. */
const entries = fc.record({
  mediaBox: fc
    .record({
      x: coordinate,
      y: coordinate,
      // From 3 × 3 cm over A0 to the largest page that PDF 1.7 allows.
      width: fc.oneof(
        fc.constantFrom(85.04, 595.28, 2383.94, 14_400),
        fc.double({ min: 30, max: 14_400, noNaN: true }),
      ),
      height: fc.oneof(
        fc.constantFrom(85.04, 841.89, 3370.39, 14_400),
        fc.double({ min: 30, max: 14_400, noNaN: true }),
      ),
      flipped: fc.boolean(),
    })
    .map(
      ({ x, y, width, height, flipped }): Rectangle =>
        flipped ? [x + width, y + height, x, y] : [x, y, x + width, y + height],
    ),
  crop: fc.option(fc.tuple(fraction, fraction, fraction, fraction)),
  rotate: fc.constantFrom(0, 90, 180, 270, -90, 450, 720),
  userUnit: fc.oneof(fc.constant(1), fc.double({ min: 0.1, max: 72, noNaN: true })),
});

/** A crop that begins up to half a page outside and ends likewise. */
function cropOf(
  media: Rectangle,
  [left, bottom, right, top]: readonly [number, number, number, number],
): Rectangle {
  const [x0, y0, x1, y1] = normalizeRectangle(media);
  const [width, height] = [x1 - x0, y1 - y0];
  return [
    x0 + (left - 0.5) * 0.9 * width,
    y0 + (bottom - 0.5) * 0.9 * height,
    x1 - (right - 0.5) * 0.9 * width,
    y1 - (top - 0.5) * 0.9 * height,
  ];
}

test("from a tap on the screen to the seal in the file and back: the same whole point, on every kind of page", () => {
  fc.assert(
    fc.property(
      entries,
      fraction,
      fraction,
      fc.double({ min: 0.05, max: 8, noNaN: true }),
      ({ mediaBox, crop, rotate, userUnit }, right, down, scale) => {
        const cropBox = crop ? cropOf(mediaBox, crop) : undefined;
        const geometry = pageGeometry({ mediaBox, cropBox, rotate, userUnit });
        const size = displayedSize(geometry);
        const tap = toScreen({ x: right * size.width, y: down * size.height }, scale);
        const stored = clampToPage(size, fromScreen(tap, scale));
        const drawn = toScreen(stored, scale);
        expect(clampToPage(size, fromScreen(drawn, scale))).toEqual(stored);

        const [x0, y0, x1, y1] = sealRectangle(geometry, stored);
        const corners = [
          toDisplayed(geometry, { x: x0, y: y0 }),
          toDisplayed(geometry, { x: x1, y: y1 }),
        ];
        const slack = 1e-6 * Math.max(1, userUnit);
        const left = Math.min(...corners.map(({ x }) => x));
        const top = Math.min(...corners.map(({ y }) => y));
        expect(Math.abs(left - stored.x)).toBeLessThan(slack);
        expect(Math.abs(top - stored.y)).toBeLessThan(slack);

        const [a, b, c, d] = geometry.box;
        const fits = size.width >= SEAL_SIZE.width && size.height >= SEAL_SIZE.height;
        const edge = 1e-6;
        if (fits) {
          expect(x0).toBeGreaterThanOrEqual(a - edge);
          expect(y0).toBeGreaterThanOrEqual(b - edge);
          expect(x1).toBeLessThanOrEqual(c + edge);
          expect(y1).toBeLessThanOrEqual(d + edge);
        }
      },
    ),
    { numRuns: 20_000 },
  );
});

test("the seal keeps its displayed size on every page", () => {
  fc.assert(
    fc.property(page, (geometry) => {
      const [x0, y0, x1, y1] = sealRectangle(geometry, { x: 10, y: 20 });
      const turned = geometry.rotation % 180 !== 0;
      const width = (x1 - x0) * geometry.userUnit;
      const height = (y1 - y0) * geometry.userUnit;
      expect(turned ? height : width).toBeCloseTo(SEAL_SIZE.width, 4);
      expect(turned ? width : height).toBeCloseTo(SEAL_SIZE.height, 4);
    }),
  );
});

test("a clamped point is whole, inside, and stays where it is when clamped again", () => {
  fc.assert(
    fc.property(page, coordinate, coordinate, (geometry, x, y) => {
      const size = displayedSize(geometry);
      const at = clampToPage(size, { x, y });
      expect(Number.isInteger(at.x) && Number.isInteger(at.y)).toBe(true);
      expect(at.x).toBeGreaterThanOrEqual(0);
      expect(at.x + SEAL_SIZE.width).toBeLessThanOrEqual(Math.max(size.width, SEAL_SIZE.width));
      expect(at.y + SEAL_SIZE.height).toBeLessThanOrEqual(Math.max(size.height, SEAL_SIZE.height));
      expect(clampToPage(size, at)).toEqual(at);
    }),
  );
});

test("what is drawn at any scale is what is stored", () => {
  fc.assert(
    fc.property(
      fc.integer({ max: 14_400 }),
      fc.double({ min: 0.1, max: 8, noNaN: true }),
      (x, scale) => {
        expect(Math.round(fromScreen(toScreen({ x, y: 0 }, scale), scale).x)).toBe(x);
      },
    ),
  );
});

test.each([
  [0, { x: 30, y: 770 }],
  [90, { x: 50, y: 60 }],
  [180, { x: 390, y: 80 }],
  [270, { x: 370, y: 790 }],
] as const)("worked example: 10 right and 30 down on a page turned by %i", (rotation, expected) => {
  const geometry = { box: [20, 50, 400, 800] as const, rotation, userUnit: 1 };
  expect(toUserSpace(geometry, { x: 10, y: 30 })).toEqual(expected);
});

test("the visible box is the part of CropBox inside MediaBox", () => {
  const mediaBox = [0, 0, 600, 800] as const;
  expect(pageGeometry({ mediaBox, cropBox: [590, 790, -5, 20] }).box).toEqual([0, 20, 590, 790]);
  expect(pageGeometry({ mediaBox, cropBox: [900, 900, 950, 950] }).box).toEqual(mediaBox);
  expect(pageGeometry({ mediaBox: [600, 800, 0, 0] }).box).toEqual(mediaBox);
});

test("turns are normalised, and what is not a quarter turn counts as none", () => {
  const turn = (rotate: number) => pageGeometry({ mediaBox: [0, 0, 1, 1], rotate }).rotation;
  expect([-90, 450, 360, 45, Number.NaN].map(turn)).toEqual([270, 90, 0, 0, 0]);
  expect(pageGeometry({ mediaBox: [0, 0, 1, 1], userUnit: 0 }).userUnit).toBe(1);
  expect(normalizeRectangle([3, 4, 1, 2])).toEqual([1, 2, 3, 4]);
});

test("the suggestion is at the bottom left, half an inch in", () => {
  expect(suggestedPoint({ width: 595, height: 842 })).toEqual({ x: 36, y: 757 });
  expect(suggestedPoint({ width: 40, height: 40 })).toEqual({ x: 0, y: 0 });
});
