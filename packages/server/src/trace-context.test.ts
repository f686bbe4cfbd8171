import { expect, test } from "vitest";
import { announce, createHarness, page, pdfOf } from "../test/harness";
import { continueTrace, traceparentOf } from "./trace-context";

const traceId = "0af7651916cd43dd8448eb211c80319c";
const parentId = "b7ad6b7169203331";
const traceparent = `00-${traceId}-${parentId}-01`;
const beginning = {
  route: "upload",
  returnTo: page,
  documents: [announce("lease.pdf", pdfOf("lease"))],
};

test("a valid header is continued under a span of its own", () => {
  const trace = continueTrace(traceparent);
  expect(trace).toEqual({
    traceId,
    spanId: expect.stringMatching(/^[0-9a-f]{16}$/),
    sampled: true,
  });
  expect(trace?.spanId).not.toBe(parentId);
  expect(trace && traceparentOf(trace)).toBe(`00-${traceId}-${trace?.spanId}-01`);
  const unsampled = continueTrace(`00-${traceId}-${parentId}-fe`);
  expect(unsampled && traceparentOf(unsampled)).toMatch(/-00$/);
});

test("a later version is read as far as it is known", () => {
  expect(continueTrace(`cc-${traceId}-${parentId}-01-what-is-to-come`)?.traceId).toBe(traceId);
  expect(continueTrace(`cc-${traceId}-${parentId}-01`)?.traceId).toBe(traceId);
});

test("anything else is no trace", () => {
  const wrong = [
    null,
    "",
    "x".repeat(5_000),
    `00-${traceId}-${parentId}`,
    `00-${traceId}-${parentId}-01-more`,
    `00-${traceId}-${parentId}-01.`,
    `cc-${traceId}-${parentId}-01.more`,
    `ff-${traceId}-${parentId}-01`,
    `00-${traceId.toUpperCase()}-${parentId}-01`,
    `00-${"0".repeat(32)}-${parentId}-01`,
    `00-${traceId}-${"0".repeat(16)}-01`,
    ` 00-${traceId}-${parentId}-01`,
    `${traceparent}, ${traceparent}`,
  ];
  for (const header of wrong) expect(continueTrace(header), String(header)).toBeNull();
});

test("a request's trace is in its events and goes on to the gateway, under the same span", async () => {
  const harness = createHarness();
  const seen: (string | null)[] = [];
  harness.gateway.next("POST /sessions", async (_url, init) => {
    seen.push(new Headers(init.headers).get("traceparent"));
    return new Response(null, { status: 500 });
  });
  await harness.json("POST", "/sessions", beginning, { headers: { traceparent } });
  const traces = harness.events.map(({ trace }) => trace);
  expect(traces.length).toBeGreaterThan(1);
  for (const trace of traces) expect(trace?.traceId).toBe(traceId);
  expect(seen).toEqual([`00-${traceId}-${traces.at(-1)?.spanId}-01`]);
});

test("without one nothing is invented, and a wrong one goes nowhere", async () => {
  for (const headers of [{}, { traceparent: "00-canary-canary-01" }]) {
    const harness = createHarness();
    const seen: (string | null)[] = [];
    harness.gateway.next("POST /sessions", async (_url, init) => {
      seen.push(new Headers(init.headers).get("traceparent"));
      return new Response(null, { status: 500 });
    });
    await harness.json("POST", "/sessions", beginning, { headers });
    expect(seen).toEqual([null]);
    expect(harness.events.every(({ trace }) => trace === null)).toBe(true);
  }
});
