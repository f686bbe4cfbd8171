import { SignError } from "@sign/protocol";
import { verifyPdf } from "@sign/verify";
import { type Context, Hono } from "hono";
import { cors } from "hono/cors";
import type { Handler } from "./call";
import { createCredentials } from "./credentials";
import { tell } from "./events";
import type { Bench, Verify } from "./evidence";
import { errorResponse, toSignError } from "./http-errors";
import type { About, Kit, Scope } from "./kit";
import { createMemoryOnceStore } from "./once-store";
import { type OperationId, operations } from "./operations";
import { checkOptions, type Settings, type SignServerOptions } from "./options";
import { putDocument, readOriginal, readSigned } from "./routes/documents";
import { readOpenapi } from "./routes/openapi";
import { readReport } from "./routes/report";
import { resumeSession } from "./routes/resume";
import { returnFromSigning } from "./routes/return";
import { readRoute } from "./routes/route";
import { readSession } from "./routes/session";
import { createSession } from "./routes/sessions";
import { startSigning } from "./routes/start";
import { takeWebhook } from "./routes/webhook";
import { createSealer } from "./seal";
import { createStandingReader } from "./standing";
import { createStarter } from "./start";
import { createZignsecClient } from "./zignsec/client";

const handlers: Readonly<Record<OperationId, Handler>> = {
  readRoute,
  createSession,
  uploadDocument: putDocument,
  startSigning,
  readSession,
  readOriginal,
  readSigned,
  readReport,
  returnFromSigning,
  resumeSession,
  takeWebhook,
  readOpenapi,
};

/** Headers of every answer: JSON and PDFs that nobody stores, guesses at, frames or passes on where they came from. */
const answerHeaders = {
  "Cache-Control": "no-store",
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
  "Cross-Origin-Resource-Policy": "same-origin",
} as const;

/**
 * Makes the server part of the kit: a Hono app to mount where the browser part's `endpoint` points, as
 * `app.route("/api/sign", createSignServer(options))`. Throws a TypeError for options that cannot be right.
 */
export function createSignServer(options: SignServerOptions): Hono {
  const settings = checkOptions(options);
  const kit = assemble(settings, options);
  const app = new Hono();

  app.use("*", async (context, next) => {
    for (const [name, value] of Object.entries(answerHeaders)) context.header(name, value);
    await next();
  });
  app.use(
    "*",
    cors({
      origin: (origin) => (settings.appOrigins.includes(origin) ? origin : null),
      credentials: true,
      allowMethods: ["GET", "POST", "PUT"],
      allowHeaders: ["Authorization", "Content-Type", "Content-Digest"],
      exposeHeaders: ["X-Request-Id", "Retry-After", "Content-Disposition"],
      maxAge: 600,
    }),
  );
  for (const [id, handler] of Object.entries(handlers)) {
    const { method, path } = operations[id as OperationId];
    app.on(method, path, (context) => serve(id, handler, context));
  }
  app.all("*", (context) => serve("none", nothingHere, context));
  return app;

  async function serve(operation: string, handler: Handler, context: Context): Promise<Response> {
    const scope = scopeOf(context.req.raw);
    context.header("X-Request-Id", scope.requestId);
    try {
      refuseStrangers(context.req.raw);
      return await handler({ context, kit, scope });
    } catch (thrown) {
      if (scope.signal.aborted) return new Response(null, { status: 499 });
      const error = toSignError(thrown);
      if (error.code === "internal") report(error.cause ?? error, scope);
      scope.tell({ type: "request.failed", operation, code: error.code });
      return errorResponse(error, scope.requestId);
    }
  }

  /** A page of another origin has no business changing anything here, whatever cookies its request carries. */
  function refuseStrangers({ method, headers }: Request): void {
    const origin = headers.get("origin");
    if (method !== "GET" && origin !== null && !settings.appOrigins.includes(origin)) {
      throw new SignError("not_authorized");
    }
  }

  function scopeOf({ signal }: Request): Scope {
    const requestId = crypto.randomUUID();
    let about: About = { id: null, route: null };
    return {
      requestId,
      signal,
      concern(now) {
        about = now;
      },
      tell(detail) {
        const { id: sessionId, route } = about;
        const at = new Date(settings.clock()).toISOString();
        const listeners = [options.onEvent, settings.routes.get(route ?? "")?.rules.onEvent];
        tell(listeners, { ...detail, at, requestId, sessionId, route });
      },
    };
  }

  function report(error: unknown, { requestId }: Scope): void {
    try {
      options.onError?.(error, { requestId });
    } catch {}
  }
}

const nothingHere: Handler = async () => {
  throw new SignError("not_found");
};

function assemble(settings: Settings, { zignsec, onceStore }: SignServerOptions): Kit {
  const { clock, anchors } = settings;
  const gateway = createZignsecClient(zignsec);
  const credentials = createCredentials(createSealer(settings.secrets, clock));
  const verify: Verify = (bytes, original) =>
    verifyPdf(bytes, {
      trust: { anchors },
      now: new Date(clock()),
      showNationalNumber: true,
      ...(original ? { original } : {}),
    });
  const bench: Bench = { gateway, clock, anchored: anchors.length > 0, verify };
  return {
    settings,
    credentials,
    gateway,
    bench,
    standings: createStandingReader(settings, bench),
    starter: createStarter({ gateway, credentials, clock }),
    onceStore: onceStore ?? createMemoryOnceStore(clock),
  };
}
