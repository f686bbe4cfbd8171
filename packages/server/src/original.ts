import { SignError } from "@sign/protocol";
import type { SessionClaims } from "./claims";
import { sha256Hex } from "./digests";
import { onBehalfOf, type Scope } from "./kit";
import type { ZignsecClient } from "./zignsec/client";

/** Whose document it is, where it lies, and on whose behalf it is fetched. */
export interface OriginalSource {
  readonly gateway: ZignsecClient;
  readonly session: SessionClaims;
  readonly scope: Scope;
  /** @default the request's own */
  readonly signal?: AbortSignal;
}

/**
 * The bytes of a document as they were uploaded, from the gateway, which keeps them for 48 hours. Throws `not_found` for an
 * index outside the session, `document_missing` before the upload, `download_corrupted` when they are not what was announced.
 */
export async function fetchOriginal(
  { gateway, session, scope, signal = scope.signal }: OriginalSource,
  index: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const document = session.documents[index];
  if (!document) throw new SignError("not_found");
  if (!document.fileId) throw new SignError("document_missing");
  const bytes = await gateway.downloadFile(
    { sessionId: session.id, fileId: document.fileId },
    document.size,
    onBehalfOf(scope, signal),
  );
  if ((await sha256Hex(bytes)) !== document.sha256) throw new SignError("download_corrupted");
  return bytes;
}
