import { type Session, SignError } from "@sign/protocol";
import { expiryOf, type SessionClaims } from "./claims";
import type { Scope } from "./kit";
import { calledBy } from "./signer-name";
import type { Standing } from "./standing";

const iso = (seconds: number): string => new Date(seconds * 1000).toISOString();

/** The session as the browser is told of it. */
export function viewOf(
  claims: SessionClaims,
  standing: Standing,
  scope: Scope,
  now: number,
): Session {
  return {
    id: claims.id,
    route: claims.route,
    status: standing.status,
    documents: claims.documents.map(({ name, size, sha256, fileId }, index) => {
      const outcome = standing.outcomes.get(index);
      const signature = outcome?.code === null ? outcome.report?.signatures.at(-1) : undefined;
      const judged = outcome && (outcome.code ? "rejected" : "signed");
      return {
        index,
        name,
        size,
        sha256,
        status: judged ?? (fileId ? "uploaded" : "expected"),
        signer: signature ? calledBy(signature.signer) : null,
        signedAt: signature?.signedAt ?? null,
        error: outcome?.code ? new SignError(outcome.code).detail(scope.requestId) : null,
      };
    }),
    createdAt: iso(claims.createdAt),
    expiresAt: iso(expiryOf(claims)),
    nextPollMs: nextPoll(standing.status, now - (claims.startedAt ?? claims.createdAt) * 1000),
    error: standing.code && new SignError(standing.code).detail(scope.requestId),
  };
}

/** Every two seconds at first, more slowly the longer the person takes, at most every ten; faster while files come in. */
function nextPoll(status: Standing["status"], ageMs: number): number | null {
  switch (status) {
    case "preparing":
      return 2_000;
    case "waiting":
      return Math.min(10_000, 2_000 + Math.floor(Math.max(0, ageMs) / 100));
    case "finalizing":
      return 1_500;
    default:
      return null;
  }
}
