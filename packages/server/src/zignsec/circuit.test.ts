import { expect, test } from "vitest";
import { createCircuit, type Verdict } from "./circuit";

function setUp() {
  let now = 0;
  const circuit = createCircuit({ faultsInARow: 3, restMs: 10_000, now: () => now });
  const go = (verdict: Verdict) => [circuit.refusal()?.code ?? null, circuit.note(verdict)];
  return { circuit, go, pass: (ms: number) => (now += ms) };
}

test("faults in a row open it, an answer in between starts the count anew", () => {
  const { circuit, go } = setUp();
  for (const verdict of ["fault", "fault", "answered", "fault", "fault"] as const) {
    expect(go(verdict)).toEqual([null, null]);
  }
  expect(go("fault")).toEqual([null, "opened"]);
  expect(circuit.refusal()).toMatchObject({ code: "gateway_unavailable", retryAfterMs: 10_000 });
});

test("after its rest one call tries, and decides for all", () => {
  const { circuit, go, pass } = setUp();
  for (let time = 0; time < 3; time++) go("fault");
  pass(10_000);
  expect(circuit.refusal()).toBeNull();
  expect(circuit.refusal()).toMatchObject({ code: "gateway_unavailable", retryAfterMs: 1_000 });
  expect(circuit.note("fault")).toBeNull();
  expect(circuit.refusal()).toMatchObject({ retryAfterMs: 10_000 });
  pass(10_000);
  expect(go("answered")).toEqual([null, "closed"]);
  expect(circuit.refusal()).toBeNull();
});

test("a try that nobody waited for leaves the next call to try", () => {
  const { circuit, go, pass } = setUp();
  for (let time = 0; time < 3; time++) go("fault");
  pass(10_000);
  expect(go("unknown")).toEqual([null, null]);
  expect(circuit.refusal()).toBeNull();
});

test("a gateway that asks to wait is left alone as long as it says, whatever else is told", () => {
  const { circuit, go, pass } = setUp();
  circuit.hold("gateway_busy", 5_000);
  circuit.hold("gateway_busy", 1_000);
  expect(circuit.refusal()).toMatchObject({ code: "gateway_busy", retryAfterMs: 5_000 });
  pass(5_000);
  expect(go("answered")).toEqual([null, null]);
});
