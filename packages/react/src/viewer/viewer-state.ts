import type { ViewerState } from "./viewer";

/** A snapshot that listeners are told of when it changes. */
export interface StateStore {
  get(): ViewerState;
  /** Replaces the snapshot if any of its values is another, and tells the listeners. */
  set(next: ViewerState): void;
  subscribe(listener: () => void): () => void;
  /** Forgets the listeners. */
  clear(): void;
}

/** Begins with `state`. */
export function createStateStore(state: ViewerState): StateStore {
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    set(next) {
      const keys = Object.keys(next) as (keyof ViewerState)[];
      if (keys.every((key) => Object.is(state[key], next[key]))) return;
      state = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      // An entry of its own, so that one function may listen twice.
      const entry = () => listener();
      listeners.add(entry);
      return () => listeners.delete(entry);
    },
    clear: () => listeners.clear(),
  };
}
