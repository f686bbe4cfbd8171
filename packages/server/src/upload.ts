import { type Limits, SignError } from "@sign/protocol";
import { findArrived } from "./arrived-file";
import type { AuditTrail } from "./audit/audit-trail";
import { type CheckedUpload, checkUpload } from "./checked-upload";
import type { SessionClaims } from "./claims";
import { onBehalfOf, type Scope } from "./kit";
import { unlessAborted } from "./unless-aborted";
import type { ZignsecClient } from "./zignsec/client";
import { isUnclear } from "./zignsec/faults";

/** Brings documents to the gateway, each of them once however often it is sent. */
export interface Uploader {
  /**
   * Streams one document to the gateway and checks that it arrived: the MD5 the gateway lists must be that of the bytes that passed.
   * The session is read first, so that a document whose earlier answer was lost is found instead of sent again, and again
   * after an answer that leaves it unclear. Resolves with the session that knows the file's id. Throws `not_found`,
   * `already_started`, `document_already_uploaded`, what is wrong with the bytes, `upload_corrupted`, or what the gateway says.
   *
   * Two instances that take the same document at the very same time may both send it. The file that no token names is left out of the
   * start, and deleted with the session.
   */
  upload(
    session: SessionClaims,
    index: number,
    source: ReadableStream<Uint8Array>,
    scope: Scope,
  ): Promise<SessionClaims>;
}

/** Makes an {@link Uploader}. */
export function createUploader(options: {
  readonly gateway: ZignsecClient;
  readonly trail: AuditTrail;
  /** What the route with this name takes. */
  readonly limitsOf: (route: string) => Limits | undefined;
  readonly clock: () => number;
}): Uploader {
  const { gateway, trail, limitsOf, clock } = options;
  /** Uploads under way, by session and document. */
  const running = new Map<string, Promise<unknown>>();

  async function inTurn<Value>(
    key: string,
    signal: AbortSignal,
    work: () => Promise<Value>,
  ): Promise<Value> {
    for (let other = running.get(key); other; other = running.get(key)) {
      await unlessAborted(other, signal);
    }
    const own = work();
    const settled = own.catch(() => undefined).then(() => running.delete(key));
    running.set(key, settled);
    return own;
  }

  /** The file's id: found where it had arrived already, or sent and found to have arrived. */
  async function bring(
    session: SessionClaims,
    index: number,
    upload: CheckedUpload,
    scope: Scope,
  ): Promise<string> {
    const how = onBehalfOf(scope);
    const search = { gateway, session, how };
    const told = await gateway.readSession(session.id, how);
    const earlier = await findArrived(search, index, told.inputFiles, null);
    if (earlier) {
      await upload.content.pipeTo(new WritableStream(), { signal: scope.signal });
      scope.tell({ type: "gateway.reconciled", call: "upload" });
      return earlier;
    }

    const { name = "", size = 0 } = session.documents[index] ?? {};
    const known = [...session.documents, ...told.inputFiles.map(({ id }) => ({ fileId: id }))];
    const sent = { name, size, content: upload.content, known: known.flatMap(idOf) };
    try {
      const { fileId, md5 } = await gateway.uploadFile(session.id, sent, how);
      if (upload.failure) throw upload.failure;
      const listed = md5 ?? (await listedMd5(fileId));
      if (upload.md5 === null || (listed !== null && listed !== upload.md5)) {
        const code = "upload_corrupted";
        const fault = { call: "upload", code, status: 200, cause: null, againInMs: null } as const;
        scope.tell({ type: "gateway.error", ...fault });
        throw new SignError(code);
      }
      return fileId;
    } catch (error) {
      // Bytes that did not all pass cannot have arrived.
      if (upload.failure || upload.md5 === null || !isUnclear(error)) throw upload.failure ?? error;
      const after = await gateway.readSession(session.id, how).catch(() => null);
      const late = after && (await findArrived(search, index, after.inputFiles, upload.md5));
      if (!late) throw error;
      scope.tell({ type: "gateway.reconciled", call: "upload" });
      return late;
    }

    async function listedMd5(fileId: string): Promise<string | null> {
      const { inputFiles } = await gateway.readSession(session.id, how);
      return inputFiles.find((file) => file.id === fileId)?.md5 ?? null;
    }
  }

  return {
    async upload(session, index, source, scope) {
      const document = session.documents[index];
      if (!document) throw new SignError("not_found");
      if (session.startedAt !== null) throw new SignError("already_started");
      if (document.fileId) throw new SignError("document_already_uploaded");

      const began = clock();
      const maxPages = limitsOf(session.route)?.maxPages;
      const upload = checkUpload(source, { ...document, maxPages });
      const fileId = await inTurn(`${session.id}/${index}`, scope.signal, () =>
        bring(session, index, upload, scope).catch((error: unknown) => {
          throw upload.failure ?? error;
        }),
      );
      const durationMs = clock() - began;
      scope.tell({ type: "document.uploaded", document: index, bytes: document.size, durationMs });
      const { pageCount: pages = null, signatures = 0 } = upload.facts ?? {};
      const documents = session.documents.map((known, at) =>
        at === index ? { ...known, fileId, pages } : known,
      );
      const { size, sha256 } = document;
      const warnings = upload.warnings.map(({ code }) => code);
      const data = { document: index, size, sha256, pages, signatures, warnings };
      return trail.record({ ...session, documents }, { type: "document.uploaded", data });
    },
  };
}

const idOf = ({ fileId }: { readonly fileId: string | null }): readonly string[] =>
  fileId ? [fileId] : [];
