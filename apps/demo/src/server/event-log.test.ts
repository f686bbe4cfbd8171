import { expect, test } from "vitest";
import { createEventLog } from "./event-log";

test("only the newest events are kept, and the numbering goes on", () => {
  const log = createEventLog(2);
  for (const type of ["a", "b", "c"]) log.add(type, {});
  expect(log.lines().map(({ sequence, type }) => [sequence, type])).toEqual([
    [2, "b"],
    [3, "c"],
  ]);
});
