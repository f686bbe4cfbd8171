import { expect, test } from "vitest";
import { type Box, displayedSize, SEAL, sealBox, uprightMatrix, visibleBox } from "./geometry";
import { PadesError } from "./pades-error";

const box: Box = [100, -50, 700, 350];
const outside = new PadesError("placement_outside");

test("the displayed size follows turns and unit", () => {
  expect(displayedSize({ box, turns: 0, unit: 1 })).toEqual({ width: 600, height: 400 });
  expect(displayedSize({ box, turns: 1, unit: 2 })).toEqual({ width: 800, height: 1200 });
});

test.each([
  [0, [110, 281.25, 201.875, 330]],
  [1, [120, -40, 168.75, 51.875]],
  [2, [598.125, -30, 690, 18.75]],
  [3, [631.25, 248.125, 680, 340]],
])("10 points right and 20 down on a page turned %i times", (turns, expected) => {
  expect(sealBox({ box, turns, unit: 1 }, 10, 20)).toEqual(expected);
});

test("a user unit shrinks the box in user space", () => {
  const [left, bottom, right, top] = sealBox({ box, turns: 0, unit: 2 }, 10, 20);
  expect([left, top]).toEqual([105, 340]);
  expect([(right - left) * 2, (top - bottom) * 2]).toEqual([SEAL.width, SEAL.height]);
});

test("the seal may touch the far corner and no more", () => {
  const page = { box, turns: 0, unit: 1 };
  expect(sealBox(page, 600 - SEAL.width, 400 - SEAL.height)).toEqual([608.125, -50, 700, -1.25]);
  for (const [x, y] of [
    [600 - SEAL.width + 1, 0],
    [0, 400 - SEAL.height + 1],
    [-1, 0],
    [0, -1],
    [Number.NaN, 0],
  ] as const) {
    expect(() => sealBox(page, x, y)).toThrow(outside);
  }
});

test("on a page smaller than the seal the corner is the one place", () => {
  const page = { box: [0, 0, 40, 40] as const, turns: 0, unit: 1 };
  expect(sealBox(page, 0, 0)).toEqual([0, -8.75, 91.875, 40]);
  expect(() => sealBox(page, 1, 0)).toThrow(outside);
});

test("the visible box is the crop inside the media box, or the media box when they do not meet", () => {
  expect(visibleBox(box, [0, 0, 200, 200])).toEqual([100, 0, 200, 200]);
  expect(visibleBox(box, [0, 0, 50, 50])).toEqual(box);
});

test("the upright matrix puts the seal's box into the first quadrant", () => {
  for (const turns of [0, 1, 2, 3]) {
    const [a = 0, b = 0, c = 0, d = 0, right = 0, up = 0] = uprightMatrix(turns);
    const xs = [0, a * SEAL.width, c * SEAL.height, a * SEAL.width + c * SEAL.height];
    const ys = [0, b * SEAL.width, d * SEAL.height, b * SEAL.width + d * SEAL.height];
    expect(Math.min(...xs) + right).toBe(0);
    expect(Math.min(...ys) + up).toBe(0);
  }
});
