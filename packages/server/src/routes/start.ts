import { paths, type StartAnswer, startRequestSchema } from "@sign/protocol";
import { announceStart } from "../announce-start";
import { type Handler, keepInBrowser, mountOf, sessionOf } from "../call";
import { placementsOf } from "../placement-rules";
import { readJson } from "../request-body";
import { viewOf } from "../session-view";

/** `POST /session/start` */
export const startSigning: Handler = async (call) => {
  const { context, kit, scope } = call;
  const session = await sessionOf(call);
  const request = await readJson(context.req.raw, startRequestSchema);
  const placements = await placementsOf(kit, session, request);
  const mount = mountOf(call, session.returnTo, paths.start);
  const started = await kit.starter.start(
    session,
    { placements, read: request.read },
    mount,
    scope,
  );
  await announceStart(kit, started, scope);
  await keepInBrowser(call, started, mount);
  const answer: StartAnswer = {
    token: await kit.credentials.sealToken(started),
    session: viewOf(started, kit.standings.known(started), scope, kit.settings.clock()),
    redirectUrl: started.redirectUrl,
    resume: await kit.credentials.sealResume(started),
  };
  return context.json(answer);
};
