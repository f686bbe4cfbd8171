import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { FaultOutcome } from "../test/faults/fault-case";
import { playFault } from "../test/faults/fault-stage";
import { faultTable } from "../test/faults/fault-table";
import { renderFaults } from "../test/faults/render-faults";

beforeAll(() => void vi.spyOn(Math, "random").mockReturnValue(0.5));
afterAll(() => void vi.restoreAllMocks());

describe.each(faultTable)("at $call, while the browser asks for $request", (group) => {
  test.each(group.cases)("$fault", async (row) => {
    const { calls, answer, events, again } = row;
    const { twins, ...outcome } = await playFault(group, row);
    expect(outcome).toEqual({ calls, answer, events, again } satisfies FaultOutcome);
    expect(twins).toBe(0);
  });
});

test("no two rows of a call are about the same fault", () => {
  const names = faultTable.flatMap(({ call, cases }) =>
    cases.map(({ fault }) => `${call} ${fault}`),
  );
  expect(names).toHaveLength(new Set(names).size);
});

test("the page says what the table says", async () => {
  await expect(renderFaults(faultTable)).toMatchFileSnapshot("../FAULTS.md");
});
