import { expect, test } from "vitest";
import { createMemoryOnceStore } from "./once-store";

test("a key is given out once until it expires", async () => {
  let now = 0;
  const store = createMemoryOnceStore(() => now);
  expect(await store.claim("a", 10)).toBe(true);
  expect(await store.claim("a", 10)).toBe(false);
  expect(await store.claim("b", 10)).toBe(true);
  now = 10_000;
  expect(await store.claim("a", 20)).toBe(true);
});

test("memory is bounded: the oldest keys are forgotten", async () => {
  const store = createMemoryOnceStore(() => 0, 2);
  for (const key of ["a", "b", "c"]) await store.claim(key, 10);
  expect(await store.claim("c", 10)).toBe(false);
  expect(await store.claim("a", 10)).toBe(true);
});
