import { expect, test } from "vitest";
import { createMotion } from "./motion";

test("speed follows the view, and ends within some frames of standstill", () => {
  const motion = createMotion();
  motion.moved(0, 1000);
  for (let frame = 1; frame <= 10; frame++) motion.moved(frame * 160, 1000 + frame * 16);
  expect(motion.speed()).toBeCloseTo(10, 1);
  expect(motion.direction()).toBe("down");
  for (let frame = 11; frame <= 21; frame++) motion.moved(1600, 1000 + frame * 16);
  expect(motion.speed()).toBe(0);
  expect(motion.direction()).toBe("down");
});

test("being put somewhere is no travel", () => {
  const motion = createMotion();
  motion.moved(0, 1000);
  motion.put(90_000);
  motion.moved(90_000, 1016);
  expect(motion.speed()).toBe(0);
});

test("upwards counts negative, and two looks in one moment change nothing", () => {
  const motion = createMotion();
  motion.moved(500, 1000);
  motion.moved(300, 1016);
  const speed = motion.speed();
  motion.moved(100, 1016);
  expect(motion.speed()).toBe(speed);
  expect(speed).toBeLessThan(0);
  expect(motion.direction()).toBe("up");
});
