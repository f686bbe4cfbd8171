/** The kit's paths, relative to where the server is mounted. Patterns are Hono's; functions build one address. */
export const paths = {
  route: "/routes/:route",
  sessions: "/sessions",
  session: "/session",
  document: "/session/documents/:index",
  original: "/session/documents/:index/original",
  signed: "/session/documents/:index/signed",
  report: "/session/documents/:index/report",
  start: "/session/start",
  resume: "/session/resume",
  return: "/return/:handle",
  webhook: "/webhook",
  openapi: "/openapi.json",
} as const;

/** Address of a route's description: `/routes/lease`. */
export const routePath = (route: string): string => `/routes/${encodeURIComponent(route)}`;

/** Address of a document in the session, or of one of its files: `/session/documents/0/signed`. */
export const documentPath = (index: number, file?: "original" | "signed" | "report"): string =>
  `/session/documents/${index}${file ? `/${file}` : ""}`;

/** Address the gateway sends the browser back to. */
export const returnPath = (handle: string): string => `/return/${handle}`;
