import { z } from "zod";

/** Where the kit is mounted. */
export const mount = "/api/sign";
/** The app's origin. */
export const appOrigin = "https://app.example";
/** How many calls a caller that says who it is may make in a minute. */
export const callsAMinute = 5;
/** The header in which a caller says who it is. */
export const CALLER = "X-Caller";

/** What a test can ask of the gateway's side and of the kit's clock. */
export const orderSchema = z.discriminatedUnion("do", [
  z.object({ do: z.literal("sign"), redirectUrl: z.string() }),
  z.object({ do: z.literal("cancel"), redirectUrl: z.string() }),
  z.object({ do: z.literal("use"), scenario: z.string() }),
  z.object({ do: z.literal("turn-clock"), ms: z.number() }),
  z.object({ do: z.literal("tell-events") }),
]);
/** See {@link orderSchema}. */
export type Order = z.infer<typeof orderSchema>;
