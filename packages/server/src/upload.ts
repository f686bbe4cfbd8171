import { SignError } from "@sign/protocol";
import { checkUpload } from "./checked-upload";
import type { SessionClaims } from "./claims";
import { type Kit, onBehalfOf, type Scope } from "./kit";

/**
 * Streams one document of a session to the gateway and checks that it arrived: the MD5 the gateway lists must be that of
 * the bytes that passed. Resolves with the session that knows the file's id. Throws `not_found`, `already_started`,
 * `document_already_uploaded`, what is wrong with the bytes, `upload_corrupted`, or what the gateway says.
 */
export async function uploadDocument(
  { gateway, settings }: Pick<Kit, "gateway" | "settings">,
  session: SessionClaims,
  index: number,
  source: ReadableStream<Uint8Array>,
  scope: Scope,
): Promise<SessionClaims> {
  const document = session.documents[index];
  if (!document) throw new SignError("not_found");
  if (session.startedAt !== null) throw new SignError("already_started");
  if (document.fileId) throw new SignError("document_already_uploaded");

  const began = settings.clock();
  const how = onBehalfOf(scope);
  const known = session.documents.flatMap(({ fileId }) => fileId ?? []);
  const upload = checkUpload(source, document);
  const content = { name: document.name, size: document.size, content: upload.content, known };
  const uploaded = await gateway.uploadFile(session.id, content, how).catch((error: unknown) => {
    throw upload.failure ?? error;
  });
  if (upload.failure) throw upload.failure;

  const listed = uploaded.md5 ?? (await listedMd5(uploaded.fileId));
  if (upload.md5 === null || (listed !== null && listed !== upload.md5)) {
    throw new SignError("upload_corrupted");
  }
  scope.tell({
    type: "document.uploaded",
    document: index,
    bytes: document.size,
    durationMs: settings.clock() - began,
  });
  return {
    ...session,
    documents: session.documents.map((known, at) =>
      at === index ? { ...known, fileId: uploaded.fileId } : known,
    ),
  };

  async function listedMd5(fileId: string): Promise<string | null> {
    const { inputFiles } = await gateway.readSession(session.id, how);
    return inputFiles.find((file) => file.id === fileId)?.md5 ?? null;
  }
}
