import {
  createSessionAnswerSchema,
  createSessionRequestSchema,
  type ErrorCode,
  paths,
  resumeAnswerSchema,
  resumeRequestSchema,
  routeInfoSchema,
  sessionAnswerSchema,
  sessionWithTokenSchema,
  startAnswerSchema,
  startRequestSchema,
  verificationReportSchema,
} from "@sign/protocol";
import type * as z from "zod/mini";

/** What a body or an answer is made of: JSON of a schema (by its name in the OpenAPI document), a PDF, or nothing. */
export type Content =
  | { readonly name: string; readonly schema: z.core.$ZodType }
  | "application/pdf"
  | null;

/** One operation of the HTTP contract; the server routes by it and the OpenAPI document is written from it. */
export interface Operation {
  readonly method: "GET" | "POST" | "PUT";
  readonly path: string;
  readonly summary: string;
  /** What proves that the caller may. */
  readonly needs: "nothing" | "token" | "webhook signature";
  readonly body: Content;
  readonly status: 200 | 201 | 204 | 303;
  readonly answer: Content;
  /** The codes it can answer besides {@link commonErrors}, those of `needs`, and {@link bodyErrors}. */
  readonly errors: readonly ErrorCode[];
}

/** Codes any operation can answer. */
export const commonErrors = [
  "internal",
  "not_authorized",
  "rate_limited",
] as const satisfies readonly ErrorCode[];

/** Codes of an operation that takes a body, of any kind or of JSON. */
export const bodyErrors = {
  any: ["invalid_request", "request_too_slow"],
  json: ["request_too_large"],
} as const satisfies Record<string, readonly ErrorCode[]>;

/** Codes of an operation that needs a token. */
export const tokenErrors = [
  "token_invalid",
  "token_expired",
] as const satisfies readonly ErrorCode[];

const gatewayErrors = [
  "gateway_unreachable",
  "gateway_timeout",
  "gateway_busy",
  "gateway_unavailable",
  "gateway_unauthorized",
  "gateway_refused",
  "gateway_malformed",
] as const satisfies readonly ErrorCode[];

const uploadErrors = [
  "pdf_empty",
  "not_a_pdf",
  "pdf_damaged",
  "pdf_encrypted",
  "document_too_large",
  "upload_corrupted",
] as const satisfies readonly ErrorCode[];

const json = (name: string, schema: z.core.$ZodType): Content => ({ name, schema });
const sessionWithToken = json("SessionWithToken", sessionWithTokenSchema);

/** Every operation of the contract by its id. */
export const operations = {
  readRoute: {
    method: "GET",
    path: paths.route,
    summary:
      "Who brings the documents, the limits to tell the person before the upload, who places the seals, and whether all must be read.",
    needs: "nothing",
    body: null,
    status: 200,
    answer: json("RouteInfo", routeInfoSchema),
    errors: ["unknown_route"],
  },
  createSession: {
    method: "POST",
    path: paths.sessions,
    summary: "Creates a session after the route has authorized it.",
    needs: "nothing",
    body: json("CreateSessionRequest", createSessionRequestSchema),
    status: 201,
    answer: json("CreateSessionAnswer", createSessionAnswerSchema),
    errors: [
      "unknown_route",
      "return_not_allowed",
      "documents_required",
      "documents_not_expected",
      "too_many_documents",
      ...uploadErrors,
      "session_gone",
      ...gatewayErrors,
    ],
  },
  uploadDocument: {
    method: "PUT",
    path: paths.document,
    summary:
      "Takes the raw bytes of an announced PDF; Content-Digest (RFC 9530) with sha-256 is required.",
    needs: "token",
    body: "application/pdf",
    status: 200,
    answer: sessionWithToken,
    errors: [
      "not_found",
      "already_started",
      "document_already_uploaded",
      ...uploadErrors,
      "size_mismatch",
      "digest_mismatch",
      "session_gone",
      ...gatewayErrors,
    ],
  },
  startSigning: {
    method: "POST",
    path: paths.start,
    summary: "Starts signing; again gives the same answer.",
    needs: "token",
    body: json("StartRequest", startRequestSchema),
    status: 200,
    answer: json("StartAnswer", startAnswerSchema),
    errors: [
      "return_not_allowed",
      "unknown_route",
      "placement_invalid",
      "not_read",
      "document_missing",
      "already_started",
      "session_gone",
      ...gatewayErrors,
    ],
  },
  readSession: {
    method: "GET",
    path: paths.session,
    summary: "Where the session stands, and when to ask next.",
    needs: "token",
    body: null,
    status: 200,
    answer: json("SessionAnswer", sessionAnswerSchema),
    errors: [
      "unknown_route",
      "session_gone",
      "document_missing",
      "download_corrupted",
      ...gatewayErrors,
    ],
  },
  readOriginal: {
    method: "GET",
    path: paths.original,
    summary: "The PDF as it was uploaded.",
    needs: "token",
    body: null,
    status: 200,
    answer: "application/pdf",
    errors: [
      "not_found",
      "document_missing",
      "download_corrupted",
      "session_gone",
      ...gatewayErrors,
    ],
  },
  readSigned: {
    method: "GET",
    path: paths.signed,
    summary: "The signed PDF, once it was verified and accepted.",
    needs: "token",
    body: null,
    status: 200,
    answer: "application/pdf",
    errors: [
      "not_found",
      "not_ready",
      "signature_rejected",
      "signatures_missing",
      "level_too_low",
      "signer_rejected",
      "download_corrupted",
      "unknown_route",
      "session_gone",
      "document_missing",
      ...gatewayErrors,
    ],
  },
  readReport: {
    method: "GET",
    path: paths.report,
    summary: "What was verified about the signed PDF, also when it was rejected.",
    needs: "token",
    body: null,
    status: 200,
    answer: json("VerificationReport", verificationReportSchema),
    errors: [
      "not_found",
      "not_ready",
      "download_corrupted",
      "unknown_route",
      "session_gone",
      "document_missing",
      ...gatewayErrors,
    ],
  },
  returnFromSigning: {
    method: "GET",
    path: paths.return,
    summary: "Where the gateway sends the person back to; leads on to the app's page.",
    needs: "nothing",
    body: null,
    status: 303,
    answer: null,
    errors: ["handle_invalid", "return_not_allowed"],
  },
  resumeSession: {
    method: "POST",
    path: paths.resume,
    summary: "Takes a session up again, in the browser that began or once in another.",
    needs: "nothing",
    body: json("ResumeRequest", resumeRequestSchema),
    status: 200,
    answer: json("ResumeAnswer", resumeAnswerSchema),
    errors: ["return_not_allowed", "handle_invalid", "handle_expired", "handle_used"],
  },
  takeWebhook: {
    method: "POST",
    path: paths.webhook,
    summary: "A hint from the gateway that a session has changed.",
    needs: "webhook signature",
    body: null,
    status: 204,
    answer: null,
    errors: ["not_found", "webhook_invalid", ...bodyErrors.any, ...bodyErrors.json],
  },
  readOpenapi: {
    method: "GET",
    path: paths.openapi,
    summary: "This description.",
    needs: "nothing",
    body: null,
    status: 200,
    answer: null,
    errors: [],
  },
} as const satisfies Record<string, Operation>;

/** The id of an operation. */
export type OperationId = keyof typeof operations;
