import { expect, test, vi } from "vitest";
import type { ViewerState } from "./viewer";
import { createStateStore } from "./viewer-state";

const state: ViewerState = {
  page: 1,
  pageCount: 9,
  zoom: "fit",
  scale: 1,
  canEnlarge: true,
  canReduce: true,
  revision: 0,
  seenPages: 0,
  measured: false,
};

test("a snapshot with the same values is no change", () => {
  const store = createStateStore(state);
  const listener = vi.fn();
  store.subscribe(listener);
  store.set({ ...state });
  expect(store.get()).toBe(state);
  expect(listener).not.toHaveBeenCalled();
  store.set({ ...state, page: 2 });
  expect(store.get().page).toBe(2);
  expect(listener).toHaveBeenCalledTimes(1);
});

test("who has left, or leaves while being told, is not told again", () => {
  const store = createStateStore(state);
  const stay = vi.fn();
  const leave = store.subscribe(() => leave());
  const stop = store.subscribe(stay);
  store.set({ ...state, page: 2 });
  expect(stay).toHaveBeenCalledTimes(1);
  stop();
  store.set({ ...state, page: 3 });
  expect(stay).toHaveBeenCalledTimes(1);
});
