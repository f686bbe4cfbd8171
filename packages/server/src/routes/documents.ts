import { type SessionWithToken, SignError } from "@sign/protocol";
import { type Call, documentOf, type Handler, sessionOf } from "../call";
import type { DocumentClaims } from "../claims";
import { readContentDigest } from "../digests";
import { contentDisposition, signedFileName } from "../file-names";
import { fetchOriginal } from "../original";
import { PDF_PACE } from "../paced-body";
import { bodyOf, refuseCoded } from "../request-body";
import { viewOf } from "../session-view";
import { fetchSigned } from "../signed-document";

/** `PUT /session/documents/:index` */
export const putDocument: Handler = async (call) => {
  const { context, kit, scope } = call;
  const session = await sessionOf(call);
  const { index, document } = documentOf(call, session);
  checkHeaders(context.req.raw.headers, document);
  const source = await bodyOf(context.req.raw, PDF_PACE);
  const uploaded = await kit.uploader.upload(session, index, source, scope);
  const answer: SessionWithToken = {
    token: await kit.credentials.sealToken(uploaded),
    session: viewOf(uploaded, kit.standings.known(uploaded), scope, kit.settings.clock()),
  };
  return context.json(answer);
};

/** `GET /session/documents/:index/original` */
export const readOriginal: Handler = async (call) => {
  const { kit, scope } = call;
  const session = await sessionOf(call);
  const { index, document } = documentOf(call, session);
  const bytes = await fetchOriginal({ gateway: kit.gateway, session, scope }, index);
  return pdf(call, bytes, "inline", document.name);
};

/** `GET /session/documents/:index/signed` */
export const readSigned: Handler = async (call) => {
  const session = await sessionOf(call);
  const { index, document } = documentOf(call, session);
  const bytes = await fetchSigned(call.kit, session, index, call.scope);
  const name = signedFileName(document.name, session.locale);
  return pdf(call, bytes, "attachment", name);
};

/** What can be seen to be wrong before the first byte of a body. */
function checkHeaders(headers: Headers, document: DocumentClaims): void {
  refuseCoded(headers);
  const digest = readContentDigest(headers.get("content-digest"));
  if (digest === null) throw new SignError("invalid_request");
  if (digest !== document.sha256) throw new SignError("digest_mismatch");
  const length = headers.get("content-length");
  if (length !== null && Number(length) !== document.size) {
    throw new SignError(length === "0" ? "pdf_empty" : "size_mismatch");
  }
}

/** A PDF to save or show; that it is never cached nor guessed at is said on every answer of the kit. */
function pdf(
  { context }: Call,
  bytes: Uint8Array<ArrayBuffer>,
  kind: "inline" | "attachment",
  name: string,
): Response {
  return context.body(bytes, 200, {
    "Content-Type": "application/pdf",
    "Content-Disposition": contentDisposition(kind, name),
  });
}
