import { type CreateSessionAnswer, createSessionRequestSchema, paths } from "@sign/protocol";
import { beginSession } from "../begin-session";
import { type Handler, keepInBrowser, mountOf } from "../call";
import { routeOf } from "../kit";
import { policyOf } from "../placement-rules";
import { readJson } from "../request-body";
import { viewOf } from "../session-view";

/** `POST /sessions` */
export const createSession: Handler = async (call) => {
  const { context, kit, scope } = call;
  const request = await readJson(context.req.raw, createSessionRequestSchema);
  const route = routeOf(kit.settings, request.route);
  const mount = mountOf(call, request.returnTo, paths.sessions);
  const session = await beginSession(kit, { request, route, mount, raw: context.req.raw }, scope);
  await keepInBrowser(call, session, mount);
  const answer: CreateSessionAnswer = {
    token: await kit.credentials.sealToken(session),
    session: viewOf(session, kit.standings.known(session), scope, kit.settings.clock()),
    placement: await policyOf(route, session.grant),
  };
  return context.json(answer, 201);
};
