import { Hono } from "hono";
import { pageHeaders } from "../page-headers";
import { BodyTooLargeError, readForm } from "../request-body";
import type { ScenarioBoard } from "../scenario-board";
import { sessionFaults } from "../session";
import { resultPage, stepPage, stuckPage, unknownPage } from "./pages";
import { type SigningParts, signOrder } from "./sign-order";
import { judgeStep, recordOutcome, stepsOf } from "./steps";
import {
  currentPlace,
  endingOf,
  goTo,
  leave,
  type VisitContext,
  type VisitEnvironment,
} from "./visit-place";

/** What the hosted page stands on. */
export interface HostedPageParts extends SigningParts {
  readonly board: ScenarioBoard;
}

/**
 * BankID's page as the signer meets it: read each document, number, code, password, confirm, summary. Every step
 * has its own address, so that reload and the browser's Back work; all state is in the session.
 */
export function createHostedPage(parts: HostedPageParts): Hono<VisitEnvironment> {
  const { sessions, board } = parts;
  const app = new Hono<VisitEnvironment>();

  async function cancel(context: VisitContext): Promise<Response> {
    const { session } = context.var;
    await session.signing;
    if (endingOf(session)) return goTo(context, "result");
    sessions.move(session, "Cancelled", sessionFaults.cancelled);
    return leave(context);
  }

  async function confirm(context: VisitContext): Promise<Response> {
    const { session } = context.var;
    const { user } = session.visit;
    if (board.active === "never-return") return goTo(context, "stuck");
    if (board.active === "fail") sessions.move(session, "Failed", sessionFaults.provider);
    else if (user) await signOrder(session, user, parts);
    return goTo(context, currentPlace(session));
  }

  app.onError((error, context) => {
    if (error instanceof BodyTooLargeError) return context.text("The form is too large.", 413);
    throw error;
  });
  app.use("/ui/signing/*", pageHeaders);
  app.use("/ui/signing/:id/*", async (context, next) => {
    const session = sessions.find(context.req.param("id"));
    const otp = context.req.query("otp");
    if (!session || session.filesDeleted || session.otp === null || session.otp !== otp) {
      return unknownPage(context);
    }
    context.set("session", session);
    return next();
  });

  app.get("/ui/signing/:id", (context) => {
    const { session } = context.var;
    if (session.status === "GeneratedLink") sessions.move(session, "Pending");
    if (board.active === "timeout") sessions.move(session, "Timeout", sessionFaults.timeout);
    return board.active === "cancel" ? cancel(context) : goTo(context, currentPlace(session));
  });

  app.get("/ui/signing/:id/documents/:number", (context) => {
    const document = context.var.session.order[Number(context.req.param("number")) - 1];
    if (!document) return unknownPage(context);
    context.header("cache-control", "no-store");
    context.header("content-type", "application/pdf");
    context.header("content-disposition", "inline");
    return context.body(document.file.bytes);
  });

  app.get("/ui/signing/:id/result", resultPage);
  app.get("/ui/signing/:id/stuck", stuckPage);
  app.get("/ui/signing/:id/:place", (context) => stepPage(context, context.req.param("place")));

  app.post("/ui/signing/:id/:place", async (context) => {
    const { session } = context.var;
    const place = context.req.param("place");
    const fields = await readForm(context.env.body);
    if (endingOf(session)) return place === "result" ? leave(context) : goTo(context, "result");
    if (fields.get("action") === "cancel") return cancel(context);
    const steps = stepsOf(session);
    const index = steps.findIndex(({ name }) => name === place);
    const step = steps[index];
    if (!step) return unknownPage(context);
    if (index > session.visit.furthest) return goTo(context, currentPlace(session));
    const outcome = judgeStep(step, fields);
    if (recordOutcome(session, step, index, outcome)) {
      sessions.move(session, "Failed", sessionFaults.refused);
      return goTo(context, "result");
    }
    if (outcome.kind === "problem") return goTo(context, place);
    return step.kind === "confirm"
      ? confirm(context)
      : goTo(context, steps[index + 1]?.name ?? place);
  });

  return app;
}
