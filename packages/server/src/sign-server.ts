import { SignError } from "@sign/protocol";
import { verifyPdf } from "@sign/verify";
import { type Context, Hono } from "hono";
import { answerHeaders } from "./answer-headers";
import { createAuditTrail } from "./audit/audit-trail";
import type { Handler } from "./call";
import { createCredentials } from "./credentials";
import { corsHeaders, refuseStrangers } from "./cross-origin";
import type { Bench, Verify } from "./evidence";
import { createHandover } from "./handover";
import { errorResponse, toSignError } from "./http-errors";
import type { Kit } from "./kit";
import { createMemoryOnceStore } from "./once-store";
import { type OperationId, operations } from "./operations";
import { checkOptions, type Settings, type SignServerOptions } from "./options";
import { createLimiter } from "./rate-limit";
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
import { createScope, type Occasion } from "./scope";
import { createSealer } from "./seal";
import { type Settlement, settleSession } from "./settle";
import { createStandingReader } from "./standing";
import { createStarter } from "./start";
import { continueTrace } from "./trace-context";
import { createUploader } from "./upload";
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

/** The server part of the kit: a Hono app, and what only the integrator's own code may call. */
export interface SignServer extends Hono {
  /**
   * Settles the session of a handle that the route's `onStarted` was given, whoever came back or did not: for a cron, or when `onEvent` tells
   * of a webhook. Rejects with a SignError: `handle_invalid`, `handle_expired`, or what the gateway says; then try again later.
   */
  settle(handle: string, options?: { readonly signal?: AbortSignal }): Promise<Settlement>;
}

/**
 * Makes the server part of the kit: a Hono app to mount where the browser part's `endpoint` points, as
 * `app.route("/api/sign", createSignServer(options))`. Throws a TypeError for options that cannot be right.
 */
export function createSignServer(options: SignServerOptions): SignServer {
  const settings = checkOptions(options);
  const kit = assemble(settings, options);
  const limit = createLimiter(options.rateLimit, settings.clock);
  const app = new Hono();

  app.use("*", async (context, next) => {
    const { raw } = context.req;
    // On the answer itself: Hono gives headers set on the context to its own answers only, not to errors.
    const { headers } = context.res;
    const own = { ...answerHeaders, ...corsHeaders(raw, settings.appOrigins) };
    for (const [name, value] of Object.entries(own)) headers.set(name, value);
    headers.append("Vary", "Origin");
    if (raw.method === "OPTIONS") return context.body(null, 204);
    await next();
  });
  for (const [id, handler] of Object.entries(handlers)) {
    const { method, path } = operations[id as OperationId];
    app.on(method, path, (context) => serve(id as OperationId, handler, context));
  }
  app.all("*", (context) => serve("none", nothingHere, context));
  return Object.assign(app, { settle });

  async function settle(handle: string, how: { signal?: AbortSignal } = {}): Promise<Settlement> {
    const { signal = new AbortController().signal } = how;
    const scope = createScope(settings, options, { signal, trace: null, outlive() {} });
    return settleSession(kit, handle, scope);
  }

  async function serve(
    operation: OperationId | "none",
    handler: Handler,
    context: Context,
  ): Promise<Response> {
    const request = context.req.raw;
    const began = settings.clock();
    const scope = createScope(settings, options, occasionOf(context));
    context.header("X-Request-Id", scope.requestId);
    try {
      await limit({ request, operation }, scope.report);
      refuseStrangers(request, settings.appOrigins);
      return await handler({ context, kit, scope });
    } catch (thrown) {
      if (scope.signal.aborted) return new Response(null, { status: 499 });
      const error = toSignError(thrown);
      if (error.code === "internal") scope.report(error.cause ?? error);
      const durationMs = settings.clock() - began;
      scope.tell({ type: "request.failed", operation, code: error.code, durationMs });
      return errorResponse(error, scope.requestId);
    }
  }
}

/** The scope of a request. Workers end what goes on after the answer unless they are asked to wait; elsewhere there is nobody to ask. */
const occasionOf = (context: Context): Occasion => ({
  signal: context.req.raw.signal,
  trace: continueTrace(context.req.header("traceparent") ?? null),
  outlive(work) {
    try {
      context.executionCtx.waitUntil(work);
    } catch {}
  },
});

const nothingHere: Handler = async () => {
  throw new SignError("not_found");
};

/** How far clocks may differ, in milliseconds, before a time stamp is from the future: as far as for webhooks. */
const SKEW_MS = 5 * 60 * 1000;

function assemble(settings: Settings, options: SignServerOptions): Kit {
  const { clock, anchors, secrets } = settings;
  const { zignsec, onceStore, onAudit: listener } = options;
  const gateway = createZignsecClient(zignsec);
  const credentials = createCredentials(createSealer(secrets, clock));
  const verify: Verify = (bytes, original) =>
    verifyPdf(bytes, {
      trust: { anchors },
      now: new Date(clock() + SKEW_MS),
      showNationalNumber: true,
      ...(original ? { original } : {}),
    });
  const trail = createAuditTrail({ secret: secrets[0], clock, listener });
  const handover = createHandover(clock);
  const bench: Bench = { gateway, clock, anchored: anchors.length > 0, verify, trail, handover };
  return {
    settings,
    credentials,
    gateway,
    bench,
    standings: createStandingReader(settings, bench),
    uploader: createUploader({
      gateway,
      trail,
      limitsOf: (route) => settings.routes.get(route)?.limits,
      clock,
    }),
    starter: createStarter({ gateway, credentials, trail, clock }),
    onceStore: onceStore ?? createMemoryOnceStore(clock),
    webhooksSeen: createMemoryOnceStore(clock, 5_000),
  };
}
