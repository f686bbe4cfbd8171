import * as z from "zod/mini";
import { errorMark, isSignError } from "./error-mark";

/** How one error code is answered: its HTTP status (`null` when it never crosses HTTP), whether the same call may be tried again, and a sentence that says what happened and what to do. */
export interface ErrorEntry {
  readonly status: number | null;
  readonly retryable: boolean;
  readonly message: string;
}

const entry = (status: number | null, retryable: boolean, message: string): ErrorEntry => ({
  status,
  retryable,
  message,
});

/**
 * The closed table of error codes. `ERRORS.md` has a heading for each code, with cause and remedy.
 * Messages are constant on purpose: nothing from a request, a document or the gateway can get into them.
 */
export const errorTable = {
  invalid_request: entry(400, false, "The request does not have the shape the contract asks for."),
  request_too_large: entry(413, false, "The request's body is larger than this call takes."),
  request_too_slow: entry(408, true, "The request's body did not arrive in time."),
  rate_limited: entry(429, true, "There were too many requests from here; wait a little."),
  unknown_route: entry(404, false, "No route with this name is configured on the server."),
  not_found: entry(404, false, "There is nothing at this address."),
  not_authorized: entry(403, false, "The route did not authorize this request."),
  token_invalid: entry(401, false, "The session token is missing or was not made here."),
  token_expired: entry(401, false, "The session token has expired; begin again."),
  handle_invalid: entry(401, false, "The return handle was not made here or has been changed."),
  handle_expired: entry(410, false, "The return handle has expired; begin again."),
  handle_used: entry(
    410,
    false,
    "The return handle was already used by another browser; go back to the browser where you began.",
  ),
  return_not_allowed: entry(
    400,
    false,
    "The page to return to is not in the list of allowed origins.",
  ),
  documents_required: entry(
    422,
    false,
    "This route signs uploaded documents, and none was announced.",
  ),
  documents_not_expected: entry(
    422,
    false,
    "This route provides its own documents and takes no upload.",
  ),
  too_many_documents: entry(422, false, "There are more documents than the route allows."),
  document_too_large: entry(413, false, "The document is larger than the route allows."),
  document_missing: entry(
    409,
    false,
    "Every announced document must be uploaded before signing starts.",
  ),
  document_already_uploaded: entry(409, false, "This document has already been uploaded."),
  not_a_pdf: entry(422, false, "The file is not a PDF: it does not begin with %PDF-."),
  pdf_empty: entry(422, false, "The file is empty."),
  pdf_damaged: entry(422, false, "The PDF is cut off or damaged."),
  pdf_needs_repair: entry(
    422,
    false,
    "The PDF has faults that programs mend as they open it; choose a copy saved anew.",
  ),
  pdf_encrypted: entry(422, false, "The PDF is protected with a password and cannot be signed."),
  pdf_restricted: entry(
    422,
    false,
    "The PDF opens without a password but is locked against changes, and cannot be signed.",
  ),
  pdf_needs_certificate: entry(
    422,
    false,
    "The PDF is encrypted for certain recipients and cannot be signed.",
  ),
  pdf_form_xfa: entry(
    422,
    false,
    "The PDF is a dynamic XFA form, whose pages only some programs can show.",
  ),
  pdf_locked: entry(
    422,
    false,
    "An earlier signature in the PDF forbids every change, also another signature.",
  ),
  pdf_too_complex: entry(
    422,
    false,
    "The PDF is built in a way that would take too much time or memory to read.",
  ),
  too_many_pages: entry(422, false, "The PDF has more pages than the route allows."),
  size_mismatch: entry(422, false, "The number of bytes received differs from what was announced."),
  digest_mismatch: entry(422, false, "The bytes received differ from what was announced."),
  placement_invalid: entry(
    422,
    false,
    "A signature is placed on a document or page that does not exist, or elsewhere than the route allows.",
  ),
  not_read: entry(
    422,
    false,
    "The route asks that every page of every document has been shown before signing starts.",
  ),
  already_started: entry(
    409,
    false,
    "Signing has already started; continue at BankID or begin again.",
  ),
  not_ready: entry(409, true, "The document is not signed yet."),
  session_gone: entry(410, false, "The gateway no longer has this session or its documents."),
  cancelled_by_signer: entry(null, false, "The signer cancelled at BankID."),
  session_expired: entry(null, false, "The time for signing ran out."),
  signing_failed: entry(null, false, "BankID or the gateway could not complete the signing."),
  result_incomplete: entry(
    null,
    false,
    "The signing service says finished, but the signed documents are missing.",
  ),
  signature_rejected: entry(422, false, "The file that came back did not pass verification."),
  signatures_missing: entry(
    422,
    false,
    "The file that came back has fewer new signatures than the route asks for.",
  ),
  level_too_low: entry(
    422,
    false,
    "A signature in the file is of a lower level than the route asks for.",
  ),
  signer_rejected: entry(
    422,
    false,
    "The document was signed by someone else than the one who was asked.",
  ),
  gateway_unreachable: entry(502, true, "The signing service could not be reached."),
  gateway_timeout: entry(504, true, "The signing service did not answer in time."),
  gateway_busy: entry(503, true, "The signing service is limiting requests; wait a little."),
  gateway_unavailable: entry(503, true, "The signing service answered with a fault of its own."),
  gateway_unauthorized: entry(502, false, "The signing service refused the product key."),
  gateway_refused: entry(502, false, "The signing service refused the request."),
  gateway_malformed: entry(
    502,
    true,
    "The signing service gave an answer that could not be understood.",
  ),
  upload_corrupted: entry(502, true, "The signing service received other bytes than were sent."),
  download_corrupted: entry(502, true, "The signed file arrived with other bytes than announced."),
  webhook_invalid: entry(401, false, "The webhook is not signed with the configured secret."),
  internal: entry(500, true, "Something went wrong in the signing kit."),
  network: entry(null, true, "The server could not be reached; the connection may be down."),
  preview_failed: entry(null, true, "The document could not be shown here."),
  documents_changed: entry(
    null,
    true,
    "The server gives other documents now than those that were shown; read them first.",
  ),
} as const satisfies Record<string, ErrorEntry>;

/** A code from the closed error table. */
export type ErrorCode = keyof typeof errorTable;

/** Every error code, in the table's order. */
export const errorCodes = Object.keys(errorTable) as [ErrorCode, ...ErrorCode[]];

/** Where a code is explained: the heading in this package's `ERRORS.md`. */
export const errorDocs = (code: ErrorCode): string => `@sign/protocol/ERRORS.md#${code}`;

/** What an error says about itself, on the wire and in a session. */
export const errorDetailSchema = z.object({
  code: z.enum(errorCodes),
  message: z.string(),
  retryable: z.boolean(),
  requestId: z.string().check(z.maxLength(64)),
  docs: z.string(),
});
/** See {@link errorDetailSchema}. */
export type ErrorDetail = z.infer<typeof errorDetailSchema>;

/** The one JSON shape of every error answer. */
export const errorBodySchema = z.object({ error: errorDetailSchema });
/** See {@link errorBodySchema}. */
export type ErrorBody = z.infer<typeof errorBodySchema>;

/** Options of {@link SignError}. */
export interface SignErrorOptions {
  /** The id the server gave the request, for the log and for support. Empty until known. */
  readonly requestId?: string;
  /** Milliseconds to wait before the next try, when the other side said so. */
  readonly retryAfterMs?: number;
  /** What lay behind it. Kept for the integrator's log; never sent. */
  readonly cause?: unknown;
}

/** The kit's one error class; switch on `code`, never on the message. */
export class SignError extends Error {
  override readonly name = "SignError";
  readonly code: ErrorCode;
  readonly retryable: boolean;
  readonly requestId: string;
  readonly retryAfterMs: number | undefined;
  readonly [errorMark] = true;

  constructor(code: ErrorCode, options: SignErrorOptions = {}) {
    super(errorTable[code].message, options.cause === undefined ? {} : { cause: options.cause });
    this.code = code;
    this.retryable = errorTable[code].retryable;
    this.requestId = options.requestId ?? "";
    this.retryAfterMs = options.retryAfterMs;
  }

  /** True for a SignError of any copy of this package (two copies make `instanceof` lie). */
  static is(value: unknown): value is SignError {
    return isSignError(value);
  }

  /** The error as it goes on the wire; `requestId` fills in when the error has none. */
  detail(requestId = ""): ErrorDetail {
    return {
      code: this.code,
      message: errorTable[this.code].message,
      retryable: this.retryable,
      requestId: this.requestId || requestId,
      docs: errorDocs(this.code),
    };
  }
}
