import type { ZodError } from "zod";

/** Codes of the simulated gateway's refusals. */
export type RefusalCode =
  | "INVALID_REQUEST"
  | "SESSION_NOT_FOUND"
  | "FILE_NOT_FOUND"
  | "FILE_EXPIRED"
  | "FILE_TOO_LARGE"
  | "UNSUPPORTED_MEDIA_TYPE"
  | "SESSION_ALREADY_STARTED"
  | "NOT_A_PDF"
  | "PDF_EMPTY"
  | "PDF_ENCRYPTED"
  | "PDF_DAMAGED";

/** A refused call; becomes `{errors:[{code, description, statusCode}]}` with the same HTTP status. */
export class GatewayError extends Error {
  override readonly name = "GatewayError";
  readonly status: number;
  readonly code: RefusalCode;

  constructor(status: number, code: RefusalCode, description: string) {
    super(description);
    this.status = status;
    this.code = code;
  }

  /** The answer that tells the caller. */
  toResponse(): Response {
    return Response.json(
      { errors: [{ code: this.code, description: this.message, statusCode: this.status }] },
      { status: this.status },
    );
  }
}

/** A 400 that names the wrong fields and why, never their values. */
export function invalidRequest(problem: ZodError | string): GatewayError {
  const description =
    typeof problem === "string"
      ? problem
      : problem.issues
          .map((issue) => `${issue.path.join(".") || "body"}: ${issue.message}`)
          .join("; ");
  return new GatewayError(400, "INVALID_REQUEST", description);
}

/** An answer in the shape of Azure API Management, which probably stands before the real gateway. */
export const managementAnswer = (
  statusCode: number,
  message: string,
  headers: Record<string, string> = {},
): Response => Response.json({ statusCode, message }, { status: statusCode, headers });
