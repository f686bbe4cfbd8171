import { expect, test } from "vitest";
import { gridIn } from "./use-grid";

const cell = { width: 100, height: 150 };

test("as many cells stand beside one another as there is room for, one at least", () => {
  expect(gridIn({ width: 350, height: 300, top: 0 }, cell, 10)).toMatchObject({
    columns: 3,
    height: 600,
  });
  expect(gridIn({ width: 40, height: 300, top: 0 }, cell, 10).columns).toBe(1);
});

test("the cells in view exist, and a row on each side", () => {
  expect(gridIn({ width: 200, height: 300, top: 3000 }, cell, 1000)).toEqual({
    columns: 2,
    height: 75_000,
    first: 38,
    last: 45,
    before: 2850,
  });
});

test("at the ends no cell is thought up", () => {
  expect(gridIn({ width: 200, height: 300, top: 0 }, cell, 3)).toMatchObject({ first: 0, last: 2 });
  expect(gridIn({ width: 200, height: 300, top: 9999 }, cell, 5)).toMatchObject({ last: 4 });
  expect(gridIn({ width: 200, height: 300, top: 0 }, cell, 0)).toMatchObject({
    first: 0,
    last: -1,
  });
});
