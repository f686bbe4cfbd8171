import { type ErrorBody, type ErrorCode, errorTable, SignError } from "@sign/protocol";

/** The SignError behind whatever was thrown; what nobody expected becomes `internal` and is kept as its cause. */
export const toSignError = (error: unknown): SignError =>
  SignError.is(error) ? error : new SignError("internal", { cause: error });

/** The HTTP status of a code; one that never crosses HTTP by itself is our own fault when it does. */
export const statusOf = (code: ErrorCode): number => errorTable[code].status ?? 500;

/** An error as it is answered: the contract's one JSON shape and nothing of its cause. */
export function errorResponse(error: SignError, requestId: string): Response {
  const body: ErrorBody = { error: error.detail(requestId) };
  const status = statusOf(error.code);
  const headers = new Headers({ "Content-Type": "application/json" });
  if (error.retryAfterMs !== undefined) {
    headers.set("Retry-After", String(Math.ceil(error.retryAfterMs / 1000)));
  }
  if (status === 401) headers.set("WWW-Authenticate", "Bearer");
  return new Response(JSON.stringify(body), { status, headers });
}
