import type { SessionAnswer } from "@sign/protocol";
import { type Handler, sessionOf } from "../call";
import { viewOf } from "../session-view";

/** `GET /session` */
export const readSession: Handler = async (call) => {
  const { context, kit, scope } = call;
  const session = await sessionOf(call);
  const standing = await kit.standings.read(session, scope);
  const answer: SessionAnswer = { session: viewOf(session, standing, scope, kit.settings.clock()) };
  return context.json(answer);
};
