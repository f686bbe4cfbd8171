import { expect, test } from "vitest";
import { createLine } from "./line";

const never = new AbortController().signal;
const settled = async (promise: Promise<unknown>): Promise<boolean> => {
  let done = false;
  promise.then(() => (done = true));
  await Promise.resolve();
  await Promise.resolve();
  await Promise.resolve();
  return done;
};

test("only so many are inside at a time, and the first to come is the first to go in", async () => {
  const line = createLine(2, 10);
  const [leave] = [await line.enter(never), await line.enter(never)];
  const third = line.enter(never);
  const fourth = line.enter(never);
  expect(await settled(third)).toBe(false);
  leave();
  leave();
  const leaveThird = await third;
  expect(await settled(fourth)).toBe(false);
  leaveThird();
  await fourth;
});

test("when too many wait the next is told to come back", async () => {
  const line = createLine(1, 1);
  await line.enter(never);
  void line.enter(never);
  await expect(line.enter(never)).rejects.toMatchObject({
    code: "gateway_busy",
    retryAfterMs: 2_000,
  });
});

test("one who gives up leaves the line, and nobody waits for him", async () => {
  const line = createLine(1, 10);
  const leave = await line.enter(never);
  const controller = new AbortController();
  const impatient = line.enter(controller.signal);
  const patient = line.enter(never);
  controller.abort(new Error("left"));
  await expect(impatient).rejects.toThrow("left");
  leave();
  const leavePatient = await patient;
  leavePatient();
  await line.enter(never);
  await expect(line.enter(AbortSignal.abort(new Error("gone")))).rejects.toThrow("gone");
});
