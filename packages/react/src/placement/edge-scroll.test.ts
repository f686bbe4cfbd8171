import { expect, test } from "vitest";
import { EDGE, edgePull } from "./edge-scroll";

const view = { left: 100, top: 50, right: 900, bottom: 650 };

test("away from the edges nothing scrolls", () => {
  expect(edgePull(view, { x: 500, y: 300 })).toEqual({ x: 0, y: 0 });
  expect(edgePull(view, { x: 100 + EDGE, y: 650 - EDGE })).toEqual({ x: 0, y: 0 });
});

test("nearer the edge it scrolls faster, towards it, and no faster beyond", () => {
  const down = (y: number) => edgePull(view, { x: 500, y }).y;
  expect(down(620)).toBeGreaterThan(0);
  expect(down(645)).toBeGreaterThan(down(620));
  expect(down(650)).toBe(down(900));
  expect(down(60)).toBeLessThan(0);
  expect(edgePull(view, { x: 890, y: 300 }).x).toBeGreaterThan(0);
  expect(edgePull(view, { x: 110, y: 300 }).x).toBeLessThan(0);
});

test("in a low view the zones leave a middle that rests", () => {
  expect(edgePull({ ...view, bottom: 130 }, { x: 500, y: 90 })).toEqual({ x: 0, y: 0 });
});
