import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useFetchWhile } from "./use-fetch-while";

const reported = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("reportError", reported);
  reported.mockClear();
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

const failing = () => vi.fn(() => Promise.reject(new Error("offline")));

test("what cannot be fetched is fetched again, ever less often, and reported once", async () => {
  const load = failing();
  const { result } = renderHook(() => useFetchWhile(true, load));
  await pass(0);
  expect(result.current).toBe(true);
  expect(load).toHaveBeenCalledTimes(1);
  await pass(1000);
  expect(load).toHaveBeenCalledTimes(2);
  await pass(1999);
  expect(load).toHaveBeenCalledTimes(2);
  await pass(1);
  expect(load).toHaveBeenCalledTimes(3);
  await pass(600_000);
  expect(load.mock.calls.length).toBeLessThan(20);
  expect(reported).toHaveBeenCalledTimes(1);
});

test("nothing is fetched before it is needed, nor after", async () => {
  const load = failing();
  const { result, rerender } = renderHook(({ needed }) => useFetchWhile(needed, load), {
    initialProps: { needed: false },
  });
  await pass(5000);
  expect(load).not.toHaveBeenCalled();
  rerender({ needed: true });
  await pass(0);
  expect(result.current).toBe(true);
  rerender({ needed: false });
  await pass(600_000);
  expect(load).toHaveBeenCalledTimes(1);
  expect(result.current).toBe(false);
});

test("when the browser is online again it is fetched at once, and not twice", async () => {
  const load = failing();
  const { unmount } = renderHook(() => useFetchWhile(true, load));
  window.dispatchEvent(new Event("online"));
  await pass(0);
  expect(load).toHaveBeenCalledTimes(1);
  window.dispatchEvent(new Event("online"));
  window.dispatchEvent(new Event("online"));
  await pass(0);
  expect(load).toHaveBeenCalledTimes(2);
  unmount();
  window.dispatchEvent(new Event("online"));
  await pass(600_000);
  expect(load).toHaveBeenCalledTimes(2);
});
