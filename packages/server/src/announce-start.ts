import { expiryOf } from "./claims";
import { type Kit, routeOf, type Scope } from "./kit";
import { readKeptInput } from "./session-input";
import type { StartedSession } from "./start";

/**
 * Tells the route's `onStarted` of a session before the person gets its link. Throws what the hook throws: somebody who is not sent to BankID
 * loses nothing, and starting again gives the same link and tells again.
 */
export async function announceStart(
  { settings, credentials }: Kit,
  session: StartedSession,
  scope: Scope,
): Promise<void> {
  const route = routeOf(settings, session.route);
  if (!route.rules.onStarted) return;
  const began = settings.clock();
  try {
    await route.rules.onStarted({
      session: session.id,
      route: route.name,
      locale: session.locale,
      input: await readKeptInput(route, session.input),
      grant: session.grant,
      settleHandle: await credentials.sealSettle(session),
      expiresAt: new Date(expiryOf(session) * 1000).toISOString(),
    });
  } catch (error) {
    const durationMs = settings.clock() - began;
    scope.tell({ type: "hook.failed", hook: "onStarted", reason: "thrown", durationMs });
    throw error;
  }
}
