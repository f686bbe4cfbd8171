import { SignError } from "@sign/protocol";
import type { SessionClaims } from "./claims";
import { sha256Hex } from "./digests";
import { downloadSigned, judge } from "./evidence";
import { type Kit, routeOf, type Scope } from "./kit";
import { acceptedOutcome } from "./standing";

/**
 * The signed file of a document, fetched anew, since nothing is stored: the very bytes that were verified, or bytes that pass again.
 * Throws `not_ready` before the end, `not_found` when there will be none, or why it was rejected.
 */
export async function fetchSigned(
  { standings, settings, bench }: Kit,
  session: SessionClaims,
  index: number,
  scope: Scope,
): Promise<Uint8Array<ArrayBuffer>> {
  const { file, report } = acceptedOutcome(await standings.read(session, scope), index);
  const route = routeOf(settings, session.route);
  const inquiry = { ...bench, session, route, scope, signal: scope.signal };
  const { bytes, intact } = await downloadSigned(inquiry, file);
  if (!intact) throw new SignError("download_corrupted");
  if ((await sha256Hex(bytes)) === report?.sha256) return bytes;
  const { code } = await judge(inquiry, index, file, bytes);
  if (code) throw new SignError(code);
  return bytes;
}
