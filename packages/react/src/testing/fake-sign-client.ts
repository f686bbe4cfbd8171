import {
  type ErrorCode,
  freePlacement,
  isEnd,
  type Limits,
  type PlacementPolicy,
  type ResumeAnswer,
  type Session,
  type SessionDocument,
  type SessionStatus,
  type SessionWithToken,
  SignError,
  type StartAnswer,
  type VerificationReport,
} from "@sign/protocol";
import { abortError } from "../client/answer";
import { sha256 } from "../client/sha256";
import type { SignClient } from "../client/sign-client";
import { examplePdf } from "./example-pdf";
import { exampleReport } from "./example-reports";

/** Options of {@link createFakeSignClient}. */
export interface FakeSignClientOptions {
  /** Who brings the documents. @default "upload" */
  readonly source?: "upload" | "server";
  /** @default 3 documents of 30 MB */
  readonly limits?: Limits;
  /** @default the person places the seal */
  readonly placement?: PlacementPolicy;
  /** Whether every page must have been on screen. @default false */
  readonly requireRead?: boolean;
  /** The documents of a route that gives its own. @default one small PDF */
  readonly given?: readonly Blob[];
  /** What was verified, by document. @default {@link exampleReport} for each */
  readonly reports?: readonly VerificationReport[];
  /** Pace of status reads in milliseconds. @default 1000 */
  readonly nextPollMs?: number;
  /** @default "https://bankid.example/sign" */
  readonly redirectUrl?: string;
}

/** A {@link SignClient} in memory that keeps one session at a time, and the strings that move it. */
export interface FakeSignClient extends SignClient {
  /** The name of every call so far, oldest first. */
  readonly calls: readonly (keyof SignClient)[];
  /**
   * Moves the session, as the gateway would: the next read says so. Of a session that is `rejected`, `reasons` says which
   * documents were, by index; `null` is one that was accepted. @default all of them, for `reason`
   */
  move(status: SessionStatus, reason?: ErrorCode, reasons?: readonly (ErrorCode | null)[]): void;
  /** Makes the next call of this name reject. */
  failNext(call: keyof SignClient, error: unknown): void;
  /** Holds calls of this name back until the returned function is called; an abort still ends them. */
  hold(call: keyof SignClient): () => void;
}

/** Makes a {@link FakeSignClient}. It checks tokens and the handle as the server would. */
export function createFakeSignClient(options: FakeSignClientOptions = {}): FakeSignClient {
  const {
    source = "upload",
    limits = { maxDocuments: 3, maxBytes: 30_000_000 },
    placement = freePlacement,
    requireRead = false,
    given = [examplePdf(["Example document"])],
    reports = [],
    nextPollMs = 1000,
    redirectUrl = "https://bankid.example/sign",
  } = options;
  const calls: (keyof SignClient)[] = [];
  const failures = new Map<keyof SignClient, unknown>();
  const holds = new Map<keyof SignClient, Promise<void>>();
  let files: Blob[] = [];
  let session: Session | null = null;
  let count = 0;

  async function call<Value>(
    name: keyof SignClient,
    signal: AbortSignal | undefined,
    answer: () => Value | Promise<Value>,
  ): Promise<Value> {
    calls.push(name);
    const aborted = new Promise<never>((_, reject) => {
      if (signal?.aborted) reject(abortError());
      signal?.addEventListener("abort", () => reject(abortError()), { once: true });
    });
    await Promise.race([aborted, holds.get(name) ?? Promise.resolve()]);
    const failure = failures.get(name);
    failures.delete(name);
    if (failure !== undefined) throw failure;
    return Promise.race([aborted, answer()]);
  }

  function current(token?: string): Session {
    if (!session || (token !== undefined && token !== `token-${count}`)) {
      throw new SignError("token_invalid");
    }
    return session;
  }

  const withToken = (): SessionWithToken => ({ token: `token-${count}`, session: current() });

  function change(changed: Partial<Session>): void {
    session = { ...current(), ...changed };
  }

  const file = (token: string, index: number): Blob => {
    current(token);
    const found = files[index];
    if (!found) throw new SignError("not_found");
    return found;
  };

  const announced = async (blobs: readonly Blob[]) =>
    Promise.all(
      blobs.map(async (blob, index) => ({
        name: `document-${index + 1}.pdf`,
        size: blob.size,
        sha256: await sha256(blob),
      })),
    );

  return {
    calls,
    move(status, reason, reasons) {
      const isJudged = status === "signed" || status === "rejected";
      const requestId = `request-${calls.length}`;
      const outcome = (document: SessionDocument): SessionDocument => {
        const code =
          status === "rejected" ? (reasons?.[document.index] ?? (reasons ? null : reason)) : null;
        return {
          ...document,
          status: isJudged ? (code ? "rejected" : "signed") : document.status,
          signer: isJudged && !code ? "Aksel Herseth" : null,
          signedAt: isJudged && !code ? "2026-11-23T12:04:31Z" : null,
          error: code ? new SignError(code).detail(requestId) : null,
        };
      };
      change({
        status,
        nextPollMs: isEnd(status) ? null : nextPollMs,
        error: reason ? new SignError(reason).detail(requestId) : null,
        documents: current().documents.map(outcome),
      });
    },
    failNext: (name, error) => void failures.set(name, error),
    hold(name) {
      let release = (): void => {};
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      holds.set(name, held);
      return () => {
        holds.delete(name);
        release();
      };
    },
    route: (route, { signal } = {}) =>
      call("route", signal, () => ({ route, source, limits, placement, requireRead })),
    create: (request, { signal } = {}) =>
      call("create", signal, async () => {
        const documents = source === "server" ? await announced(given) : (request.documents ?? []);
        files = source === "server" ? [...given] : [];
        count += 1;
        session = {
          id: `session-${count}`,
          route: request.route,
          status: "preparing",
          documents: documents.map(
            (document, index): SessionDocument => ({
              ...document,
              index,
              status: source === "server" ? "uploaded" : "expected",
              signer: null,
              signedAt: null,
              error: null,
            }),
          ),
          createdAt: "2026-11-23T12:01:00Z",
          expiresAt: "2026-11-25T12:01:00Z",
          nextPollMs,
          error: null,
        };
        return { ...withToken(), placement };
      }),
    upload: (token, index, blob, digest, { signal, onProgress } = {}) =>
      call("upload", signal, async () => {
        const { documents } = current(token);
        onProgress?.(Math.floor(blob.size / 2));
        if ((await sha256(blob)) !== digest) throw new SignError("digest_mismatch");
        onProgress?.(blob.size);
        files[index] = blob;
        change({
          documents: documents.map((document) =>
            document.index === index ? { ...document, status: "uploaded" } : document,
          ),
        });
        return withToken();
      }),
    start: (token, _request, { signal } = {}) =>
      call("start", signal, (): StartAnswer => {
        const { documents } = current(token);
        if (documents.some(({ status }) => status === "expected")) {
          throw new SignError("document_missing");
        }
        change({ status: "waiting" });
        return { ...withToken(), redirectUrl, resume: `handle-${count}` };
      }),
    read: (token, { signal } = {}) => call("read", signal, () => current(token)),
    resume: (handle, { signal } = {}) =>
      call("resume", signal, (): ResumeAnswer => {
        if (!session || handle !== `handle-${count}`) throw new SignError("handle_invalid");
        return { ...withToken(), redirectUrl };
      }),
    original: (token, index, { signal } = {}) => call("original", signal, () => file(token, index)),
    signed: (token, index, { signal } = {}) =>
      call("signed", signal, () => {
        const { error } = current(token).documents[index] ?? {};
        if (error) throw new SignError(error.code);
        return { file: file(token, index), name: `signed-${index + 1}.pdf` };
      }),
    report: (token, index, { signal } = {}) =>
      call("report", signal, () => {
        file(token, index);
        return reports[index] ?? exampleReport;
      }),
  };
}
