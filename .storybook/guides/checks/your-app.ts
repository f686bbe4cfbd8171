import type { AuditEntry } from "@sign/server";

/* What the snippets take from the app they stand in: its own session check, its documents, its store. */

/** The tenant who is signed in, when this lease is theirs. */
export declare function tenantOf(
  request: Request,
  leaseId: number,
): Promise<{ readonly id: string; readonly nationalNumber: string } | null>;

/** Whether anybody is signed in. */
export declare function isSignedIn(request: Request): Promise<boolean>;

/** Makes the PDF of a lease. */
export declare function renderLease(leaseId: number): Promise<Uint8Array<ArrayBuffer>>;

/** Keeps a signed file; the same session and index again changes nothing. */
export declare function keepFile(
  session: string,
  index: number,
  name: string,
  bytes: Uint8Array,
): Promise<void>;

/** The settle handles of sessions that are still open. */
export declare const openSessions: {
  add(session: string, settleHandle: string, expiresAt: string): Promise<void>;
  remove(session: string): Promise<void>;
  handles(): Promise<readonly string[]>;
};

/** Keeps an entry of the audit record under its hash. */
export declare function keepAuditEntry(entry: AuditEntry): Promise<void>;

/** A log that others can read. */
export declare function log(line: object): void;

/** A connection to Redis, in the words of node-redis. */
export declare const redis: {
  set(key: string, value: string, options: { NX: true; EXAT: number }): Promise<string | null>;
};

/** Configuration of the server, wherever it comes from. */
export declare const config: {
  readonly primaryKey: string;
  readonly secondaryKey: string;
  readonly webhookSecret: string;
  readonly secret: string;
  readonly olderSecret: string;
  readonly bankIdRootPem: string;
  readonly timeStampRootPem: string;
};

/** What a page does when the session has ended. */
export declare function showResult(session: { readonly status: string }): void;

/** The app's server, with the kit mounted in it. */
export declare const app: { fetch(request: Request): Response | Promise<Response> };
