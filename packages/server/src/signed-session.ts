import type { Locale, SignatureReport, VerificationReport } from "@sign/protocol";
import type { AuditHead } from "./audit/audit-entry";

/** A session whose signing has begun, as a route's `onStarted` is told of it. */
export interface SigningBegun<Input, Grant extends object> {
  /** The gateway's session id. The same session may be told again: know it by this. */
  readonly session: string;
  readonly route: string;
  readonly locale: Locale;
  readonly input: Input;
  readonly grant: Grant;
  /**
   * What the server's `settle` finds this session by, also when the person never comes back. It speaks for the session on the
   * server only; no call over HTTP takes it. Up to 16,384 characters.
   */
  readonly settleHandle: string;
  /** ISO 8601; the gateway keeps nothing longer than this, and the handle is of no use then. */
  readonly expiresAt: string;
}

/** One document that was signed, verified and accepted. */
export interface SignedDocument {
  /** From 0, in the order in which the documents were brought. */
  readonly index: number;
  /** The name it was brought under. */
  readonly name: string;
  /** Of the signed file, lower-case hex. */
  readonly sha256: string;
  /** What was verified, with national numbers masked. */
  readonly report: VerificationReport;
  /** Who made the new signatures, oldest first, with national numbers masked (`acceptSigner` is shown them in clear). */
  readonly signers: readonly SignatureReport["signer"][];
  /** Fetches the signed file anew and proves that it is the one that was verified. Rejects with a SignError; then let your hook fail, and it is called again. */
  bytes(): Promise<Uint8Array<ArrayBuffer>>;
}

/** A session whose documents are all signed, verified and accepted, as a route's `onSigned` is told of it. */
export interface SignedSession<Input, Grant extends object> {
  /** The gateway's session id, and the idempotency key: the same session may be told again, by this instance or another. */
  readonly session: string;
  readonly route: string;
  readonly locale: Locale;
  readonly input: Input;
  readonly grant: Grant;
  readonly documents: readonly SignedDocument[];
  /** How far the audit record had come when signing started. */
  readonly audit: AuditHead;
  /** Aborts when the call is over, by its deadline at the latest. */
  readonly signal: AbortSignal;
}
