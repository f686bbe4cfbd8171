import { tell } from "./events";
import type { About, Scope } from "./kit";
import type { Settings, SignServerOptions } from "./options";
import type { Trace } from "./trace-context";

/** What a scope is made for. */
export interface Occasion {
  readonly signal: AbortSignal;
  readonly trace: Trace | null;
  outlive(work: Promise<unknown>): void;
}

/** Makes the scope of one request, with an id of its own; what it tells goes to the server's listener and the route's. */
export function createScope(
  settings: Settings,
  { onEvent, onError }: Pick<SignServerOptions, "onEvent" | "onError">,
  { signal, trace, outlive }: Occasion,
): Scope {
  const requestId = crypto.randomUUID();
  let about: About = { id: null, route: null };
  return {
    requestId,
    signal,
    trace,
    outlive,
    concern(now) {
      about = now;
    },
    tell(detail) {
      const { id: sessionId, route } = about;
      const at = new Date(settings.clock()).toISOString();
      const listeners = [onEvent, settings.routes.get(route ?? "")?.rules.onEvent];
      const place = trace && { traceId: trace.traceId, spanId: trace.spanId };
      tell(listeners, { ...detail, at, requestId, sessionId, route, trace: place });
    },
    report(error) {
      try {
        Promise.resolve(onError?.(error, { requestId })).catch(() => undefined);
      } catch {}
    },
  };
}
