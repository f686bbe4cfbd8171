import { SignError } from "@sign/protocol";
import type { Handler } from "../call";
import { readText } from "../request-body";
import { isSignedWebhook, WEBHOOK_HEADER } from "../zignsec/webhook";
import { readNotice } from "../zignsec/wire";

const MOST_BYTES = 65_536;

/** `POST /webhook`: a hint only. It makes the next status read ask the gateway; it neither asks by itself nor believes what it says. */
export const takeWebhook: Handler = async ({ context, kit: { settings, standings }, scope }) => {
  if (!settings.webhookSecret) throw new SignError("not_found");
  const body = await readText(context.req.raw, MOST_BYTES).catch((cause: unknown) => {
    throw new SignError("invalid_request", { cause });
  });
  const header = context.req.header(WEBHOOK_HEADER) ?? null;
  if (!(await isSignedWebhook(settings.webhookSecret, header, body, settings.clock()))) {
    throw new SignError("webhook_invalid");
  }
  const sessionId = noticeOf(body);
  if (sessionId) standings.invalidate(sessionId);
  scope.concern({ id: sessionId, route: null });
  scope.tell({ type: "webhook.received" });
  return context.body(null, 204);
};

function noticeOf(body: string): string | null {
  try {
    return readNotice(JSON.parse(body));
  } catch (cause) {
    throw new SignError("invalid_request", { cause });
  }
}
