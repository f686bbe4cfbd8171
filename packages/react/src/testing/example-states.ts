import { type ErrorCode, type Session, type SessionStatus, SignError } from "@sign/protocol";
import { freeRules, nothingPlaced } from "../flow/beginning";
import type {
  ChosenDocument,
  Ended,
  FlowState,
  FlowStatus,
  KeptDocuments,
  Problem,
  StateOf,
} from "../flow/state";
import { examplePdf } from "./example-pdf";

const SHA256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
const REQUEST_ID = "example-request";

const lease = examplePdf(["Lease", "", "Storgata 1, Oslo", "Tenant: Aksel Herseth"]);

const leaseDocument: ChosenDocument = {
  id: "document-1",
  name: "Leieavtale Storgata 1.pdf",
  size: lease.size,
  file: lease,
};

const kept: KeptDocuments = {
  source: "upload",
  limits: { maxDocuments: 3, maxBytes: 30_000_000 },
  documents: [leaseDocument],
  ...nothingPlaced,
  ...freeRules,
  placements: [{ document: 0, page: 1, x: 36, y: 757 }],
  settled: [{ document: 0, pages: 1, anchored: true }],
};

/** A session with one document in this status, with this reason when it ended other than signed. */
export function exampleSession(status: SessionStatus, reason?: ErrorCode): Session {
  const isSigned = status === "signed";
  const isRejected = status === "rejected";
  const isOver = isSigned || reason !== undefined;
  const error = reason === undefined ? null : new SignError(reason).detail(REQUEST_ID);
  return {
    id: "5f1c7f3e-6a0b-4f6e-9a51-0c6f6f2f9f11",
    route: "lease",
    status,
    documents: [
      {
        index: 0,
        name: leaseDocument.name,
        size: leaseDocument.size,
        sha256: SHA256,
        status: isSigned || isRejected ? status : "uploaded",
        signer: isSigned ? "Aksel Herseth" : null,
        signedAt: isSigned ? "2026-11-23T12:04:31Z" : null,
        error: isRejected ? error : null,
      },
    ],
    createdAt: "2026-11-23T12:01:00Z",
    expiresAt: "2026-11-25T12:01:00Z",
    nextPollMs: isOver ? null : 2000,
    error,
  };
}

const problem = (code: ErrorCode): Problem => ({ code, requestId: REQUEST_ID });
const ended = (status: SessionStatus, code: ErrorCode): Ended => ({
  session: exampleSession(status, code),
  problem: problem(code),
  kept,
});

const atService = {
  redirectUrl: "https://bankid.example/sign",
  connection: "ok",
  kept,
} as const;

/** One realistic state of every kind, for stories and tests. */
export const exampleStates: { readonly [Status in FlowStatus]: StateOf<Status> } = {
  idle: { status: "idle" },
  choosing: { ...kept, status: "choosing", problems: [] },
  placing: { ...kept, status: "placing", problem: null },
  starting: {
    ...kept,
    status: "starting",
    step: "uploading",
    sentBytes: Math.round(leaseDocument.size * 0.6),
    totalBytes: leaseDocument.size,
  },
  redirecting: { ...atService, status: "redirecting", session: exampleSession("waiting") },
  waiting: { ...atService, status: "waiting", session: exampleSession("waiting") },
  finalizing: { ...atService, status: "finalizing", session: exampleSession("finalizing") },
  signed: { status: "signed", session: exampleSession("signed") },
  cancelled: { ...ended("cancelled", "cancelled_by_signer"), status: "cancelled" },
  expired: { ...ended("expired", "session_expired"), status: "expired" },
  failed: { ...ended("failed", "signing_failed"), status: "failed" },
  rejected: { ...ended("rejected", "signature_rejected"), status: "rejected" },
} satisfies Record<FlowStatus, FlowState>;
