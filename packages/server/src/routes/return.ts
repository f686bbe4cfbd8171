import { browserOf, type Handler } from "../call";
import { allowedReturn, pageWithHandle } from "../return-address";
import { isSameText } from "../same-text";

/**
 * `GET /return/:handle`. A redirect proves nothing, so nothing of its query is read: the page is told only which
 * session to ask about. When that is not known, the page gets a handle that resuming answers with why.
 */
export const returnFromSigning: Handler = async (call) => {
  const { context, kit, scope } = call;
  const { credentials, settings } = kit;
  const returned = await credentials.openReturn(context.req.param("handle") ?? "");
  const page = allowedReturn(returned.returnTo, settings.appOrigins);
  const browser = await browserOf(call);
  const own = browser && isSameText(browser.nonce, returned.nonce) ? browser : null;
  const session = returned.session ?? own?.session ?? null;
  const handle =
    session && !returned.expired
      ? await credentials.sealResume(session)
      : await credentials.sealRefusal(returned.expired ? "handle_expired" : "handle_used");
  scope.concern(session ?? { id: null, route: null });
  scope.tell({ type: "session.returned" });
  return context.redirect(pageWithHandle(page, handle), 303);
};
