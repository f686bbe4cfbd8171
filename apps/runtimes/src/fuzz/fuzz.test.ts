import { expect, test } from "vitest";
import { runFuzz } from "./run-fuzz";

test("3,000 requests made from the description: every answer is as described, none is a fault of ours, none is missing", async () => {
  const { requests, faults, statuses } = await runFuzz(3_000, 4711);
  expect(faults).toEqual([]);
  expect(requests).toBe(3_000);
  for (const status of [200, 201, 303, 400, 401, 403, 404, 409, 410, 413, 422]) {
    expect([...statuses.keys()]).toContain(status);
  }
});
