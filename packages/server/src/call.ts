import { SignError } from "@sign/protocol";
import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { type DocumentClaims, expiryOf, LIFETIME_SECONDS, type SessionClaims } from "./claims";
import type { BrowserClaims } from "./credentials";
import type { Kit, Scope } from "./kit";
import { allowedReturn, cookiePath, mountAddress } from "./return-address";

/** One request on its way through a handler. */
export interface Call {
  readonly context: Context;
  readonly kit: Kit;
  readonly scope: Scope;
}

/** Answers one operation. What it throws becomes the error answer. */
export type Handler = (call: Call) => Promise<Response>;

/** The name of the cookie that marks the browser that began; the prefix makes browsers insist on Secure (RFC 6265bis, 4.1.3). */
export const COOKIE = "__Secure-sign";

/** The session the request's bearer token speaks for. */
export async function sessionOf({ context, kit, scope }: Call): Promise<SessionClaims> {
  const session = await kit.credentials.openToken(context.req.header("authorization") ?? null);
  scope.concern(session);
  return session;
}

/** The document that the path names by its index; throws `not_found` when the session has none there. */
export function documentOf(
  { context }: Call,
  session: SessionClaims,
): { readonly index: number; readonly document: DocumentClaims } {
  const text = context.req.param("index") ?? "";
  const index = /^\d{1,2}$/.test(text) ? Number(text) : -1;
  const document = session.documents[index];
  if (!document) throw new SignError("not_found");
  return { index, document };
}

/** The kit's address for a session that returns to `returnTo`, seen from the operation at `operationPath`. */
export const mountOf = (
  { context, kit: { settings } }: Call,
  returnTo: string,
  operationPath: string,
): string =>
  mountAddress({
    baseUrl: settings.baseUrl,
    page: allowedReturn(returnTo, settings.appOrigins),
    requestPath: context.req.path,
    operationPath,
  });

/** Marks this browser as the one that may take the session up again. */
export async function keepInBrowser(
  call: Call,
  session: SessionClaims,
  mount: string,
): Promise<void> {
  const { context, kit } = call;
  const left = Math.floor(expiryOf(session) - kit.settings.clock() / 1000);
  setCookie(context, COOKIE, await kit.credentials.sealCookie(session, await browserOf(call)), {
    path: cookiePath(mount),
    httpOnly: true,
    secure: true,
    sameSite: "Lax",
    maxAge: Math.min(LIFETIME_SECONDS, Math.max(0, left)),
  });
}

/** What this browser's cookie says, or null. */
export const browserOf = ({ context, kit }: Call): Promise<BrowserClaims | null> =>
  kit.credentials.openCookie(getCookie(context, COOKIE));
