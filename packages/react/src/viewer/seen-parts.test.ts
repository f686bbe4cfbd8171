import fc from "fast-check";
import { expect, test } from "vitest";
import { addPart, createSeenPages, type SeenPart } from "./seen-parts";

test("a page is seen when its parts cover it from top to bottom", () => {
  const seen = createSeenPages(2);
  seen.see(1, -0.3, 0.5);
  expect(seen.count()).toBe(0);
  seen.see(1, 0.6, 1.2);
  expect(seen.count()).toBe(0);
  seen.see(1, 0.4, 0.7);
  expect(seen.count()).toBe(1);
  expect(seen.nextUnseen(1)).toBe(2);
  seen.see(2, 0, 1);
  expect(seen.nextUnseen(1)).toBeNull();
});

test("the next unseen page is looked for onwards, and then from the start", () => {
  const seen = createSeenPages(4);
  for (const page of [2, 4]) seen.see(page, 0, 1);
  expect(seen.nextUnseen(2)).toBe(3);
  expect(seen.nextUnseen(4)).toBe(1);
});

test("what was seen before counts on, and pages that do not exist never count", () => {
  const first = createSeenPages(3);
  first.see(1, 0, 1);
  first.see(2, 0, 0.5);
  const second = createSeenPages(2, new Map([...first.parts(), [3, [[0, 1] as const]]]));
  expect(second.count()).toBe(1);
  second.see(2, 0.5, 1);
  second.see(0, 0, 1);
  expect(second.count()).toBe(2);
});

const part = fc.tuple(
  fc.double({ min: -0.5, max: 1.5, noNaN: true }),
  fc.double({ min: -0.5, max: 1.5, noNaN: true }),
);

test("parts are in order, apart, within the page, and cover exactly what was added", () => {
  fc.assert(
    fc.property(fc.array(part, { maxLength: 20 }), (added) => {
      const parts = added.reduce<readonly SeenPart[]>(
        (all, [from, to]) => addPart(all, from, to),
        [],
      );
      for (const [at, [from, to]] of parts.entries()) {
        expect(from).toBeLessThan(to);
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeLessThanOrEqual(1);
        const next = parts[at + 1];
        if (next) expect(next[0]).toBeGreaterThan(to);
      }
      for (let share = 0.005; share < 1; share += 0.01) {
        const covered = parts.some(([from, to]) => share >= from && share <= to);
        expect(covered).toBe(added.some(([from, to]) => share >= from && share <= to));
      }
    }),
  );
});
