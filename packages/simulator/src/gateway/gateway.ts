import { type Context, Hono } from "hono";
import type * as z from "zod";
import type { CallContext } from "../call-context";
import { BodyTooLargeError, readBody } from "../request-body";
import type { ScenarioBoard } from "../scenario-board";
import { isOver, type SigningSession, type StoredFile } from "../session";
import type { SessionStore } from "../session-store";
import { type ProductKeys, refuseKey } from "./authentication";
import { GatewayError, invalidRequest, managementAnswer } from "./gateway-error";
import {
  createBodySchema,
  laterWins,
  type RedirectsOn,
  settingsOf,
  startBodySchema,
} from "./request-schemas";
import { sessionDetails, tamper } from "./session-details";
import { hostedPageUrl, newOtp, orderDocuments } from "./start-signing";
import { jsonOf, takeUpload } from "./upload";

/** What the gateway's routes stand on. */
export interface GatewayParts {
  readonly baseUrl: string;
  readonly productKeys: ProductKeys;
  readonly acceptRedirectsOn: RedirectsOn;
  /** Whether a read tells the link of a started session again. */
  readonly tellLinkAgain: boolean;
  readonly sessions: SessionStore;
  readonly board: ScenarioBoard;
}

const MAX_JSON_BYTES = 256 * 1024;
const MAX_DOCUMENTS = 30;

async function parseJson<Schema extends z.ZodType>(
  context: Context<CallContext>,
  schema: Schema,
): Promise<z.infer<Schema>> {
  const body = await readBody(context.env.body, MAX_JSON_BYTES).catch((error: unknown) => {
    throw error instanceof BodyTooLargeError
      ? new GatewayError(413, "INVALID_REQUEST", "The JSON body is too large.")
      : error;
  });
  const contentType = context.req.header("content-type") ?? "";
  if (body.length > 0 && !/^application\/json\b/i.test(contentType)) {
    throw new GatewayError(415, "UNSUPPORTED_MEDIA_TYPE", "Send the body as application/json.");
  }
  const parsed = schema.safeParse(jsonOf(body));
  if (!parsed.success) throw invalidRequest(parsed.error);
  return parsed.data;
}

/** ZignSec's signing API and file downloads, with the paths, casing and envelopes of its documents. */
export function createGateway(parts: GatewayParts): Hono<CallContext> {
  const { baseUrl, sessions, board } = parts;
  const app = new Hono<CallContext>();

  const acceptedKeys = (): readonly string[] =>
    board.active === "first-key-refused" ? parts.productKeys.slice(1) : parts.productKeys;

  const isGone = (session: SigningSession): boolean =>
    session.filesDeleted || (session.status === "Finished" && board.active === "expired");

  function existing(id: string): SigningSession {
    const session = sessions.find(id);
    if (!session || isGone(session)) {
      throw new GatewayError(404, "SESSION_NOT_FOUND", "There is no session with this id.");
    }
    return session;
  }

  function notStarted(id: string): SigningSession {
    const session = existing(id);
    if (session.otp !== null || isOver(session)) {
      throw new GatewayError(409, "SESSION_ALREADY_STARTED", "Signing has already been started.");
    }
    return session;
  }

  app.onError((error) => {
    if (error instanceof GatewayError) return error.toResponse();
    throw error;
  });
  app.use("/api/*", async (context, next) => {
    return refuseKey(context.req.raw.headers, acceptedKeys(), "api") ?? next();
  });
  app.use("/folders/*", async (context, next) => {
    return refuseKey(context.req.raw.headers, acceptedKeys(), "media") ?? next();
  });

  app.post("/api/v5/sessions/signing", async (context) => {
    const body = await parseJson(context, createBodySchema);
    const session = sessions.create(settingsOf(body, parts.acceptRedirectsOn !== "sign"));
    return context.json({ data: { id: session.id, errors: [], status: session.status } }, 201);
  });

  app.post("/api/v5/sessions/signing/:id/files", async (context) => {
    const { env, req } = context;
    const session = notStarted(req.param("id"));
    if (session.inputFiles.length >= MAX_DOCUMENTS) {
      throw invalidRequest(`A session takes at most ${MAX_DOCUMENTS} documents.`);
    }
    const file = await takeUpload(req.header("content-type") ?? "", env.body, env.wrongMd5);
    notStarted(session.id).inputFiles = [...session.inputFiles, file];
    sessions.trim(session);
    return context.json({ data: { id: session.id, file_id: file.id } }, 201);
  });

  app.post("/api/v5/sessions/signing/:id/sign", async (context) => {
    const body = await parseJson(context, startBodySchema);
    const session = notStarted(context.req.param("id"));
    session.order = orderDocuments(session, body.files);
    session.settings = laterWins(
      session.settings,
      settingsOf(body, parts.acceptRedirectsOn !== "create"),
    );
    session.otp = newOtp();
    sessions.move(session, "GeneratedLink");
    return context.json({
      data: {
        id: session.id,
        errors: [],
        status: session.status,
        redirect_url: hostedPageUrl(baseUrl, session, session.otp),
      },
    });
  });

  app.get("/api/v5/sessions/signing/:id", (context) => {
    const session = existing(context.req.param("id"));
    const { wrongMd5, bend } = context.env;
    const { tellLinkAgain } = parts;
    const how = { baseUrl, scenario: board.active, wrongMd5, bend, tellLinkAgain };
    return context.json(sessionDetails(session, how));
  });

  app.get("/folders/:id/media/:file", (context) => {
    const session = sessions.find(context.req.param("id"));
    const isWanted = ({ id }: StoredFile): boolean => id === context.req.param("file");
    const signedFile =
      session?.status === "Finished" ? session.signedFiles.find(isWanted) : undefined;
    const file = signedFile ?? session?.inputFiles.find(isWanted);
    if (!session || !file) {
      throw new GatewayError(404, "FILE_NOT_FOUND", "There is no file at this address.");
    }
    if (isGone(session)) {
      throw new GatewayError(410, "FILE_EXPIRED", "The file has been deleted.");
    }
    let bytes = file.bytes;
    if (signedFile && board.active === "tampered-file") bytes = tamper(bytes);
    if (context.env.wrongMd5) bytes = tamper(bytes);
    return context.body(bytes, 200, { "content-type": "application/pdf" });
  });

  app.notFound(() => managementAnswer(404, "Resource not found"));
  return app;
}
