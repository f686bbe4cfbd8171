import { useCallback, useEffect, useState } from "react";

/** A part of the program that is fetched when it is needed. */
export type Loaded<Value> =
  | { readonly status: "loading" }
  | { readonly status: "ready"; readonly value: Value }
  | { readonly status: "failed"; readonly error: unknown; readonly retry: () => void };

/**
 * Fetches when `needed` becomes true; unlike `React.lazy`, a failed fetch can be tried again, is forgotten when it is no longer needed, and
 * does not unmount the app. `load` must stay the same function.
 */
export function useLoaded<Value extends object>(
  load: () => Promise<Value>,
  needed: boolean,
): Loaded<Value> {
  const [attempt, setAttempt] = useState(0);
  const [result, setResult] = useState<
    { readonly value: Value } | { readonly error: unknown } | null
  >(null);
  const ready = result !== null && "value" in result;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt fetches again
  useEffect(() => {
    if (ready) return;
    setResult(null);
    if (!needed) return;
    let current = true;
    load().then(
      (value) => current && setResult({ value }),
      (error: unknown) => current && setResult({ error }),
    );
    return () => {
      current = false;
    };
  }, [load, needed, ready, attempt]);
  const retry = useCallback(() => setAttempt((before) => before + 1), []);
  if (result === null) return { status: "loading" };
  return "value" in result
    ? { status: "ready", value: result.value }
    : { status: "failed", error: result.error, retry };
}
