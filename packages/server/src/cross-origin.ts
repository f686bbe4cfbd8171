import { SignError } from "@sign/protocol";

const readsOnly = new Set(["GET", "HEAD", "OPTIONS"]);

const allowed = {
  "Access-Control-Allow-Credentials": "true",
  "Access-Control-Expose-Headers": "X-Request-Id, Retry-After, Content-Disposition",
} as const;

const allowedInAdvance = {
  "Access-Control-Allow-Methods": "GET, POST, PUT",
  "Access-Control-Allow-Headers": "Authorization, Content-Type, Content-Digest, traceparent",
  "Access-Control-Max-Age": "600",
} as const;

/**
 * Refuses (`not_authorized`) a call that may change something and comes from a page that is none of the app's: by its `Origin`,
 * which browsers send with every such call (Fetch, 3.2), and where that is missing by `Sec-Fetch-Site` (Fetch Metadata, 2.3).
 * A call with neither comes from no browser's page, and its caller holds whatever it proves itself with.
 */
export function refuseStrangers(
  { method, headers }: Pick<Request, "method" | "headers">,
  appOrigins: readonly string[],
): void {
  if (readsOnly.has(method)) return;
  const origin = headers.get("origin");
  const site = headers.get("sec-fetch-site") ?? "none";
  const trusted =
    origin === null ? site === "same-origin" || site === "none" : appOrigins.includes(origin);
  if (!trusted) throw new SignError("not_authorized");
}

/**
 * The CORS headers of an answer (besides `Vary: Origin`, which all have): open for pages of the app, credentials included because the
 * kit's cookie must go along, and for any other page none at all.
 */
export function corsHeaders(
  { method, headers }: Pick<Request, "method" | "headers">,
  appOrigins: readonly string[],
): Readonly<Record<string, string>> {
  const origin = headers.get("origin");
  if (origin === null || !appOrigins.includes(origin)) return {};
  return {
    "Access-Control-Allow-Origin": origin,
    ...allowed,
    ...(method === "OPTIONS" ? allowedInAdvance : {}),
  };
}
