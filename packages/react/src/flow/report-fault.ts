/** Hands a fault that nobody handles to the browser's error reporting, so that the flow goes on. */
export function reportFault(error: unknown): void {
  if (typeof reportError === "function") reportError(error);
  else
    queueMicrotask(() => {
      throw error;
    });
}

/** Calls a callback of the integrator; what it throws, or rejects with when it is an async function, is reported and goes no further. */
export function callSafely<Value>(
  callback: ((value: Value) => unknown) | undefined,
  value: Value,
): void {
  try {
    Promise.resolve(callback?.(value)).catch(reportFault);
  } catch (error) {
    reportFault(error);
  }
}
