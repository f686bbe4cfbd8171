import { SignError } from "@sign/protocol";
import type { Handler } from "../call";
import { sha256Hex } from "../digests";
import { parsePlainJson } from "../plain-json";
import { readText } from "../request-body";
import {
  isSignedWebhook,
  signedTime,
  WEBHOOK_HEADER,
  WEBHOOK_TOLERANCE_MS,
} from "../zignsec/webhook";
import { readNotice } from "../zignsec/wire";

const MOST_BYTES = 65_536;

/**
 * `POST /webhook`: a hint only. It makes the next status read ask the gateway; it neither asks by itself nor believes what it says, so
 * order means nothing, and one that comes again is thanked for and forgotten: whoever repeats it changes nothing.
 */
export const takeWebhook: Handler = async ({ context, kit, scope }) => {
  const { settings, standings, webhooksSeen } = kit;
  if (!settings.webhookSecret) throw new SignError("not_found");
  const body = await readText(context.req.raw, MOST_BYTES);
  const header = context.req.header(WEBHOOK_HEADER) ?? null;
  if (!(await isSignedWebhook(settings.webhookSecret, header, body, settings.clock()))) {
    throw new SignError("webhook_invalid");
  }
  const sessionId = noticeOf(body);
  const seen = await sha256Hex(new TextEncoder().encode(`${signedTime(header)}.${body}`));
  const forgetAt = Math.ceil((settings.clock() + 2 * WEBHOOK_TOLERANCE_MS) / 1000);
  scope.concern({ id: sessionId, route: null });
  if (!(await webhooksSeen.claim(seen, forgetAt))) {
    scope.tell({ type: "webhook.ignored", reason: "repeated" });
  } else if (sessionId === null) {
    scope.tell({ type: "webhook.ignored", reason: "no_session" });
  } else {
    standings.invalidate(sessionId);
    scope.tell({ type: "webhook.received" });
  }
  return context.body(null, 204);
};

function noticeOf(body: string): string | null {
  try {
    return readNotice(parsePlainJson(body));
  } catch (cause) {
    throw new SignError("invalid_request", { cause });
  }
}
