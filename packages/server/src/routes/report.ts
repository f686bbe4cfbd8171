import { SignError, type VerificationReport } from "@sign/protocol";
import { documentOf, type Handler, sessionOf } from "../call";
import { acceptedOutcome } from "../standing";

/** `GET /session/documents/:index/report` */
export const readReport: Handler = async (call) => {
  const { context, kit, scope } = call;
  const session = await sessionOf(call);
  const { index } = documentOf(call, session);
  const standing = await kit.standings.read(session, scope);
  const report: VerificationReport | null =
    standing.outcomes.get(index)?.report ?? acceptedOutcome(standing, index).report;
  if (!report) throw new SignError("not_found");
  return context.json(report);
};
