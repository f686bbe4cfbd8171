import {
  type AnnouncedDocument,
  type CreateSessionRequest,
  type createSessionRequestSchema,
  paths,
  SignError,
} from "@sign/protocol";
import { base64url } from "jose";
import type * as z from "zod/mini";
import { auditGenesis } from "./audit/audit-entry";
import type { DocumentClaims, GrantClaims, SessionClaims } from "./claims";
import { sha256Hex } from "./digests";
import { uniqueFileNames } from "./file-names";
import { type Kit, onBehalfOf, type Scope } from "./kit";
import type { NamedRoute } from "./options";
import { returnAddress } from "./return-address";
import type { ServerDocument } from "./route";
import { readInput } from "./session-input";

/** A request to begin, parsed; `raw` is for the route's rules. */
export interface Beginning {
  readonly request: z.output<typeof createSessionRequestSchema>;
  readonly route: NamedRoute;
  readonly mount: string;
  readonly raw: Request;
}

const MOST_GRANT_BYTES = 2048;
const MOST_SUBJECT = 200;

/**
 * Begins a session: asks the route, checks what is announced, creates the session at the gateway, and uploads the
 * documents when they are the server's own. Throws `invalid_request`, `not_authorized`, what is wrong with the documents, or what the gateway says.
 */
export async function beginSession(
  kit: Kit,
  { request, route, mount, raw }: Beginning,
  scope: Scope,
): Promise<SessionClaims> {
  const { settings, credentials, gateway } = kit;
  const began = settings.clock();
  scope.concern({ id: null, route: route.name });
  const locale = request.locale ?? "nb";
  const { parsed: input, kept } = await readInput(route, request.input);
  const grant = grantOf(await route.rules.authorize({ input, request: raw, locale }));
  const subject = subjectOf(route, { input, grant });

  const files = await serverDocuments(route, request, { input, grant, request: raw, locale });
  const announced = files ? await Promise.all(files.map(describe)) : request.documents;
  checkAnnounced(announced, route);
  const names = uniqueFileNames(announced.map(({ name }) => name));
  const documents = announced.map(({ size, sha256 }, index) => ({
    name: names[index] ?? "",
    size,
    sha256,
    fileId: null,
    pages: null,
  }));

  const nonce = base64url.encode(crypto.getRandomValues(new Uint8Array(16)));
  const createdAt = Math.floor(began / 1000);
  const { returnTo } = request;
  const handle = await credentials.sealReturn({ nonce, returnTo, createdAt, session: null });
  const back = returnAddress(mount, handle);
  const created = await gateway.createSession(
    {
      locale,
      redirectSuccess: back,
      redirectFailure: back,
      ...(settings.webhookSecret ? { webhook: `${mount}${paths.webhook}` } : {}),
    },
    onBehalfOf(scope),
  );
  const draft: SessionClaims = {
    id: created.id,
    nonce,
    route: route.name,
    returnTo,
    locale,
    documents,
    grant,
    input: kept,
    audit: auditGenesis,
    createdAt,
    createdAs: created.statusWord,
    startedAt: null,
    redirectUrl: null,
  };
  scope.concern(draft);
  const session = kit.bench.trail.record(draft, {
    type: "session.created",
    data: { route: route.name, locale, subject, documents: documents.map(measured) },
  });
  const durationMs = settings.clock() - began;
  scope.tell({ type: "session.created", documents: documents.length, durationMs });
  return files ? uploadAll(kit, session, files, scope) : session;
}

/** The grant as it will be after travelling as JSON. */
function grantOf(granted: object | false | null): GrantClaims {
  if (!granted) throw new SignError("not_authorized");
  const text = JSON.stringify(granted);
  if (!text.startsWith("{") || new TextEncoder().encode(text).length > MOST_GRANT_BYTES) {
    throw new TypeError(
      `authorize must return a JSON object of at most ${MOST_GRANT_BYTES} bytes.`,
    );
  }
  return JSON.parse(text);
}

const measured = ({ size, sha256 }: DocumentClaims) => ({ size, sha256 });

/** Who the route says this is, for the audit record. */
function subjectOf(
  { rules, name }: NamedRoute,
  context: { readonly input: unknown; readonly grant: GrantClaims },
): string | null {
  const subject = rules.subject?.(context) ?? null;
  if (subject !== null && (typeof subject !== "string" || subject.length > MOST_SUBJECT)) {
    throw new TypeError(`subject of route "${name}" must give at most ${MOST_SUBJECT} characters.`);
  }
  return subject;
}

async function serverDocuments(
  { rules }: NamedRoute,
  { documents }: CreateSessionRequest,
  context: Parameters<NonNullable<NamedRoute["rules"]["documents"]>>[0],
): Promise<readonly ServerDocument[] | null> {
  if (!rules.documents) return null;
  if (documents?.length) throw new SignError("documents_not_expected");
  return rules.documents(context);
}

const describe = async ({ name, bytes }: ServerDocument): Promise<AnnouncedDocument> => ({
  name,
  size: bytes.length,
  sha256: await sha256Hex(bytes),
});

function checkAnnounced(documents: readonly AnnouncedDocument[], { limits }: NamedRoute): void {
  if (documents.length === 0) throw new SignError("documents_required");
  if (documents.length > limits.maxDocuments) throw new SignError("too_many_documents");
  for (const { size } of documents) {
    if (size === 0) throw new SignError("pdf_empty");
    if (size > limits.maxBytes) throw new SignError("document_too_large");
  }
}

/** One after the other: each upload's answer decides what the next one knows. */
async function uploadAll(
  { uploader }: Kit,
  session: SessionClaims,
  files: readonly ServerDocument[],
  scope: Scope,
): Promise<SessionClaims> {
  let current = session;
  for (const [index, { bytes }] of files.entries()) {
    const known = current;
    const send = () => uploader.upload(known, index, new Blob([bytes]).stream(), scope);
    current = await send().catch((error: unknown) => {
      // The bytes are at hand, and uploading looks first what has arrived: so once more.
      if (SignError.is(error) && error.retryable && !error.retryAfterMs) return send();
      throw error;
    });
  }
  return current;
}
