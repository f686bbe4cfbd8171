import * as z from "zod";
import type { SessionSettings } from "../session";

const webAddress = z.url({ protocol: /^https?$/ }).max(4096);

const settingsShape = {
  locale: z.string().max(16).optional(),
  redirect_success: webAddress.optional(),
  redirect_failure: webAddress.optional(),
  relay_state: z.string().max(1024).optional(),
  webhook: webAddress.optional(),
  gdpr_user_id: z.string().max(256).optional(),
};

/** Body of the create call: ZignSec's common v5 envelope; unknown fields are ignored. */
export const createBodySchema = z.object({
  ...settingsShape,
  metadata: z.record(z.string(), z.unknown()).optional(),
});

/** Body of the start call; `signature_position` in points from the displayed page's top left, `page` from 1. */
export const startBodySchema = z.object({
  ...settingsShape,
  files: z
    .array(
      z.object({
        file_id: z.string().max(64),
        description: z.string().max(256).optional(),
        signature_position: z
          .object({ page: z.int().min(1), x: z.number().min(0), y: z.number().min(0) })
          .optional(),
      }),
    )
    .min(1)
    .max(30),
});

/** Body of an upload that is JSON: `file` is base64, as in the vendor's older products. */
export const jsonUploadSchema = z.object({
  file: z.base64(),
  name: z.string().min(1).max(255).optional(),
});

/** Which call's redirects count: ZignSec does not publish it, so both beliefs can be tried. */
export type RedirectsOn = "either" | "create" | "sign";

/** The settings of a body, without redirects when they do not count on this call. */
export function settingsOf(
  body: z.infer<typeof createBodySchema> | z.infer<typeof startBodySchema>,
  redirectsCount: boolean,
): SessionSettings {
  return {
    locale: body.locale,
    redirectSuccess: redirectsCount ? body.redirect_success : undefined,
    redirectFailure: redirectsCount ? body.redirect_failure : undefined,
    relayState: body.relay_state,
    webhook: body.webhook,
  };
}

/** Both settings as one; what the later call says wins. */
export function laterWins(earlier: SessionSettings, later: SessionSettings): SessionSettings {
  return {
    locale: later.locale ?? earlier.locale,
    redirectSuccess: later.redirectSuccess ?? earlier.redirectSuccess,
    redirectFailure: later.redirectFailure ?? earlier.redirectFailure,
    relayState: later.relayState ?? earlier.relayState,
    webhook: later.webhook ?? earlier.webhook,
  };
}
