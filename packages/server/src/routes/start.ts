import { paths, type StartAnswer, startRequestSchema } from "@sign/protocol";
import { type Handler, keepInBrowser, mountOf, sessionOf } from "../call";
import { readJson } from "../request-body";
import { viewOf } from "../session-view";

/** `POST /session/start` */
export const startSigning: Handler = async (call) => {
  const { context, kit, scope } = call;
  const session = await sessionOf(call);
  const { placements } = await readJson(context.req.raw, startRequestSchema);
  const mount = mountOf(call, session.returnTo, paths.start);
  const started = await kit.starter.start(session, placements, mount, scope);
  await keepInBrowser(call, started, mount);
  const answer: StartAnswer = {
    token: await kit.credentials.sealToken(started),
    session: viewOf(started, kit.standings.known(started), scope, kit.settings.clock()),
    redirectUrl: started.redirectUrl,
    resume: await kit.credentials.sealResume(started),
  };
  return context.json(answer);
};
