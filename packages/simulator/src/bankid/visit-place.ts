import type { Context } from "hono";
import type { CallContext } from "../call-context";
import type { Language } from "../scenarios";
import type { SigningSession } from "../session";
import { stepsOf } from "./steps";
import { languageOf, languageParameter } from "./texts";

/** Hono's environment behind the link's secret: the session is known. */
export interface VisitEnvironment extends CallContext {
  Variables: { session: SigningSession };
}

/** Hono's context of a page of BankID. */
export type VisitContext = Context<VisitEnvironment>;

/** How the person's part ended; `signed` from the moment of signing, even if the gateway finishes later. */
export type Ending = "signed" | "cancelled" | "failed" | "timeout";

/** How the person's part of a session ended, or `null` while it goes on. */
export function endingOf(session: SigningSession): Ending | null {
  if (session.finishAt !== null) return "signed";
  if (session.status === "Cancelled") return "cancelled";
  if (session.status === "Failed") return "failed";
  return session.status === "Timeout" ? "timeout" : null;
}

/** The name of the page where a session goes on: its furthest step, or its result. */
export const currentPlace = (session: SigningSession): string =>
  (endingOf(session) ? undefined : stepsOf(session)[session.visit.furthest]?.name) ?? "result";

/** The language of the page that is asked for. */
export const languageOn = (context: VisitContext): Language =>
  languageOf(context.req.query("language"));

/** The address of one page of the session in the request, with its secret. */
export function addressOf(
  context: VisitContext,
  place: string,
  language: Language = languageOn(context),
): string {
  const otp = context.req.query("otp") ?? "";
  const query = new URLSearchParams({ otp, language: languageParameter(language) });
  return `${context.env.basePath}/ui/signing/${context.req.param("id")}/${place}?${query}`;
}

/** Sends the browser to another page of the session. */
export const goTo = (context: VisitContext, place: string): Response =>
  context.redirect(addressOf(context, place), 303);

/** Where the person is sent at the end, with ZignSec's `relay_state` when one was given; `null` when nowhere. */
export function leaveUrl(session: SigningSession): string | null {
  const { redirectSuccess, redirectFailure, relayState } = session.settings;
  const address = endingOf(session) === "signed" ? redirectSuccess : redirectFailure;
  if (address === undefined) return null;
  const url = new URL(address);
  if (relayState !== undefined) url.searchParams.set("relay_state", relayState);
  return url.href;
}

/** Sends the browser back to the integrator, or to the result page when no address is known. */
export const leave = (context: VisitContext): Response =>
  context.redirect(leaveUrl(context.var.session) ?? addressOf(context, "result"), 303);
