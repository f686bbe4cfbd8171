import { type ErrorCode, SignError } from "@sign/protocol";
import { readErrorCodes } from "./wire";

/** The calls the gateway knows. */
export type GatewayCall = "create" | "upload" | "start" | "read" | "download";

/** UNKNOWN for the vendor: words for a file that cannot be signed, as they are likely to be spelled. */
const uploadRefusals: Readonly<Record<string, ErrorCode>> = {
  NOT_A_PDF: "not_a_pdf",
  PDF_EMPTY: "pdf_empty",
  PDF_DAMAGED: "pdf_damaged",
  PDF_ENCRYPTED: "pdf_encrypted",
};

/** How long a `Retry-After` header (RFC 9110, 10.2.3: seconds or a date) asks to wait, in milliseconds. */
export function readRetryAfter(header: string | null, now: number): number | undefined {
  if (!header) return undefined;
  const ms = /^\s*\d{1,6}\s*$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}

/**
 * The runtime's code for a failed connection (as ECONNREFUSED, ENOTFOUND, CERT_HAS_EXPIRED), or null. Runtimes put it on the error or
 * on its cause; only capital letters, digits and underscores pass, so that no address can.
 */
export function systemCode(thrown: unknown): string | null {
  const inner = thrown instanceof Error ? thrown.cause : null;
  for (const each of [inner, thrown]) {
    const code = each instanceof Error && "code" in each ? each.code : null;
    if (typeof code === "string" && /^[A-Z][A-Z0-9_]{1,47}$/.test(code)) return code;
  }
  return null;
}

/** The calls after whose failure it must be read what became of them: no answer, one that says nothing, or a refusal that may be of a repetition. */
const unclear: ReadonlySet<ErrorCode> = new Set([
  "gateway_unreachable",
  "gateway_timeout",
  "gateway_unavailable",
  "gateway_malformed",
  "gateway_refused",
] satisfies ErrorCode[]);

/** True when a call that changes something may have worked all the same. */
export const isUnclear = (error: unknown): boolean =>
  SignError.is(error) && unclear.has(error.code);

/** The error that an answer other than 2xx amounts to. `text` is its body, read only for codes. */
export function faultOf(
  call: GatewayCall,
  answer: {
    readonly status: number;
    readonly text: string;
    readonly retryAfterMs: number | undefined;
  },
): SignError {
  const wait = answer.retryAfterMs === undefined ? {} : { retryAfterMs: answer.retryAfterMs };
  return new SignError(codeOf(call, answer.status, answer.text), wait);
}

function codeOf(call: GatewayCall, status: number, text: string): ErrorCode {
  if (status === 429) return "gateway_busy";
  if (status === 408 || status === 504) return "gateway_timeout";
  if (status >= 500) return "gateway_unavailable";
  if (status === 401 || status === 403) return "gateway_unauthorized";
  if (status < 400) return "gateway_malformed";
  if (call === "upload") {
    const refusal = errorCodesIn(text).find((code) => code in uploadRefusals);
    if (refusal) return uploadRefusals[refusal] ?? "gateway_refused";
    if (status === 413) return "document_too_large";
  }
  if (call !== "create" && (status === 404 || status === 410)) return "session_gone";
  return "gateway_refused";
}

function errorCodesIn(text: string): readonly string[] {
  try {
    return readErrorCodes(JSON.parse(text));
  } catch {
    return [];
  }
}
