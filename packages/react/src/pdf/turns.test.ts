import { expect, test } from "vitest";
import { createTurns } from "./turns";

const never = new AbortController().signal;

test("work is done one after the other, whatever becomes of it", async () => {
  const turns = createTurns();
  const done: string[] = [];
  const work = (name: string, fails = false) =>
    turns(async () => {
      done.push(`${name} begins`);
      await null;
      done.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    }, never);
  const first = work("one", true);
  const second = work("two");
  await expect(first).rejects.toThrow("one");
  expect(await second).toBe("two");
  expect(done).toEqual(["one begins", "one ends", "two begins", "two ends"]);
});

test("what is no longer wanted when its turn comes is left out", async () => {
  const turns = createTurns();
  const ending = new AbortController();
  let begun = false;
  const before = turns(() => Promise.resolve(1), never);
  const left = turns(async () => {
    begun = true;
  }, ending.signal);
  ending.abort(new Error("gone"));
  await expect(left).rejects.toThrow("gone");
  expect(await before).toBe(1);
  expect(begun).toBe(false);
});
