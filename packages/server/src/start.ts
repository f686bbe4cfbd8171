import { type Placement, type ReadDocument, SignError } from "@sign/protocol";
import type { AuditTrail } from "./audit/audit-trail";
import { createBoundedMap } from "./bounded-map";
import type { SessionClaims } from "./claims";
import type { Credentials } from "./credentials";
import { onBehalfOf, type Scope } from "./kit";
import { returnAddress } from "./return-address";
import type { ZignsecClient } from "./zignsec/client";
import { isUnclear } from "./zignsec/faults";
import type { GatewaySession } from "./zignsec/wire";

/** A session whose signing has started: it has a link. */
export type StartedSession = SessionClaims & {
  readonly startedAt: number;
  readonly redirectUrl: string;
};

/** What the person asked for: where the seals go, and which documents were shown to the end. */
export interface Asked {
  readonly placements: readonly Placement[];
  readonly read: readonly ReadDocument[];
}

/** Starts signing, once per session however often it is asked. */
export interface Starter {
  /**
   * The started session. Rejects with `document_missing`, `already_started` (elsewhere, and the link cannot be
   * had), or what the gateway says.
   */
  start(session: SessionClaims, asked: Asked, mount: string, scope: Scope): Promise<StartedSession>;
}

/** How many started sessions an instance remembers. */
const REMEMBERED = 2_000;
/** Reading, starting and reading again, in milliseconds: what a person waits at a button, and a platform lets a request run. */
const STARTING_MS = 55_000;

/** Makes a {@link Starter}. */
export function createStarter(options: {
  readonly gateway: ZignsecClient;
  readonly credentials: Credentials;
  readonly trail: AuditTrail;
  readonly clock: () => number;
}): Starter {
  const { gateway, credentials, trail, clock } = options;
  const starts = createBoundedMap<Promise<StartedSession>>(REMEMBERED);

  async function begin(
    session: SessionClaims,
    asked: Asked,
    mount: string,
    scope: Scope,
  ): Promise<StartedSession> {
    const began = clock();
    const startedAt = Math.floor(began / 1000);
    // Others may be waiting for this start, so it goes on when the one who asked first is gone.
    const how = () => ({
      ...onBehalfOf(scope, null),
      withinMs: Math.max(1, STARTING_MS - (clock() - began)),
    });
    const told = linkIn(await gateway.readSession(session.id, how()), session);
    if (told) {
      scope.tell({ type: "gateway.reconciled", call: "start" });
      return { ...session, startedAt, redirectUrl: told };
    }

    // Written before the call, so that the way back, which goes along with it, knows of the entry.
    const { placements, read } = asked;
    const recorded = trail.record(
      { ...session, startedAt },
      { type: "signing.started", data: { placements, read } },
    );
    const handle = await credentials.sealReturn({ ...recorded, session: recorded });
    const back = returnAddress(mount, handle);
    const content = {
      locale: session.locale,
      files: session.documents.map(({ fileId, name }, index) => ({
        fileId: uploaded(fileId),
        name,
        placement: placements.find((placement) => placement.document === index),
      })),
      redirectSuccess: back,
      redirectFailure: back,
    };
    const redirectUrl = await gateway.startSigning(session.id, content, how()).then(
      (started) => started.redirectUrl,
      async (error: unknown) => {
        if (!isUnclear(error)) throw error;
        // The call may have worked all the same; it is never sent twice, but what became of it can be read.
        const after = await gateway.readSession(session.id, how()).catch(() => null);
        const link = after && linkIn(after, session);
        if (!link) throw error;
        scope.tell({ type: "gateway.reconciled", call: "start" });
        return link;
      },
    );
    scope.tell({ type: "session.started", read: read.length, durationMs: clock() - began });
    return { ...recorded, redirectUrl };
  }

  return {
    async start(session, asked, mount, scope) {
      if (isStarted(session)) return session;
      session.documents.forEach(({ fileId }) => void uploaded(fileId));
      const known = starts.get(session.id);
      if (known) return known;
      const start = begin(session, asked, mount, scope);
      starts.set(session.id, start);
      start.catch(() => starts.delete(session.id));
      return start;
    },
  };
}

const isStarted = (session: SessionClaims): session is StartedSession =>
  session.startedAt !== null && session.redirectUrl !== null;

function uploaded(fileId: string | null): string {
  if (!fileId) throw new SignError("document_missing");
  return fileId;
}

/**
 * The link of a session that was started already, null for one that was not; throws `already_started` when it was and
 * the link is not told. A status word that has not changed since creation proves nothing.
 */
function linkIn(told: GatewaySession, session: SessionClaims): string | null {
  if (told.statusWord === session.createdAs) return null;
  if (told.status === "open" && told.redirectUrl) return told.redirectUrl;
  const begun = told.status !== "open" || /^(generatedlink|pending)$/.test(told.statusWord);
  if (begun) throw new SignError("already_started");
  return null;
}
