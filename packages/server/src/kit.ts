import { SignError } from "@sign/protocol";
import type { Credentials } from "./credentials";
import type { SignEventDetail } from "./events";
import type { Bench } from "./evidence";
import type { OnceStore } from "./once-store";
import type { NamedRoute, Settings } from "./options";
import type { StandingReader } from "./standing";
import type { Starter } from "./start";
import { type Trace, traceparentOf } from "./trace-context";
import type { Uploader } from "./upload";
import type { ZignsecClient } from "./zignsec/client";
import type { CallOptions } from "./zignsec/request";

/** What the handlers work with; made once per server. */
export interface Kit {
  readonly settings: Settings;
  readonly credentials: Credentials;
  readonly gateway: ZignsecClient;
  readonly bench: Bench;
  readonly standings: StandingReader;
  readonly uploader: Uploader;
  readonly starter: Starter;
  readonly onceStore: OnceStore;
  /** Webhooks that were taken, until they are too old to be taken again. */
  readonly webhooksSeen: OnceStore;
}

/** The session and route an event or a failure belongs to, as far as they are known. */
export interface About {
  readonly id: string | null;
  readonly route: string | null;
}

/** One request, or one call of the integrator: its id, the way to see that its caller gave up, and its voice. */
export interface Scope {
  readonly requestId: string;
  readonly signal: AbortSignal;
  /** Where it belongs, when the caller said so. */
  readonly trace: Trace | null;
  /** Says what all that is told from now on is about. */
  concern(about: About): void;
  tell(detail: SignEventDetail): void;
  /** Hands what nobody expected to the integrator's `onError`. */
  report(error: unknown): void;
  /** Asks the runtime to let this go on after the answer, where it would not by itself. */
  outlive(work: Promise<unknown>): void;
}

/** Options for gateway calls made on behalf of a request; `signal` replaces the request's own, `null` lets the call go on without one. */
export const onBehalfOf = (
  scope: Scope,
  signal: AbortSignal | null = scope.signal,
): CallOptions => ({
  ...(signal ? { signal } : {}),
  ...(scope.trace ? { traceparent: traceparentOf(scope.trace) } : {}),
  observe: scope.tell,
});

/** The route with this name; throws `unknown_route`. */
export function routeOf(settings: Settings, name: string): NamedRoute {
  const route = settings.routes.get(name);
  if (!route) throw new SignError("unknown_route");
  return route;
}
