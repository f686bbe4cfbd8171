import { paths, type ResumeAnswer, resumeRequestSchema, SignError } from "@sign/protocol";
import { browserOf, type Handler, keepInBrowser, mountOf } from "../call";
import { expiryOf, type SessionClaims } from "../claims";
import type { BrowserClaims } from "../credentials";
import { readJson } from "../request-body";
import { isSameText } from "../same-text";
import { viewOf } from "../session-view";

/** `POST /session/resume` */
export const resumeSession: Handler = async (call) => {
  const { context, kit, scope } = call;
  const { handle } = await readJson(context.req.raw, resumeRequestSchema);
  const handled = await kit.credentials.openResume(handle);
  scope.concern(handled);
  const mount = mountOf(call, handled.returnTo, paths.resume);
  const browser = await browserOf(call);
  const own = browser && isSameText(browser.nonce, handled.nonce) ? browser : null;
  const known = own ?? browser?.earlier.some((nonce) => isSameText(nonce, handled.nonce)) ?? false;
  if (!known && !(await kit.onceStore.claim(handled.nonce, expiryOf(handled)))) {
    throw new SignError("handle_used");
  }
  const session = own ? newest(handled, own) : handled;
  await keepInBrowser(call, session, mount);
  scope.tell({ type: "session.resumed", by: known ? "cookie" : "handle" });
  const answer: ResumeAnswer = {
    token: await kit.credentials.sealToken(session),
    session: viewOf(session, kit.standings.known(session), scope, kit.settings.clock()),
    redirectUrl: session.redirectUrl,
  };
  return context.json(answer);
};

/** What the browser that began knows goes before what the handle says, unless the handle is from later on. */
function newest(handled: SessionClaims, browser: BrowserClaims): SessionClaims {
  const known = browser.session?.startedAt ? browser.session : handled;
  return { ...known, redirectUrl: browser.redirectUrl ?? handled.redirectUrl };
}
