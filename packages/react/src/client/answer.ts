import { type ErrorCode, errorBodySchema, SignError } from "@sign/protocol";

/** An HTTP answer whose body has been read as text, whichever way it came. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  /** The `Retry-After` header (RFC 9110, 10.2.3): seconds or a date. */
  readonly retryAfter: string | null;
}

/** The part of a protocol schema that reading an answer needs. */
export interface AnswerSchema<Value> {
  safeParse(value: unknown): { success: true; data: Value } | { success: false };
}

/** What an aborted call rejects with. */
export const abortError = (): DOMException =>
  new DOMException("The call was aborted.", "AbortError");

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function retryAfterMs(header: string | null): { retryAfterMs?: number } {
  if (!header) return {};
  const ms = /^\d{1,9}$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(ms) ? { retryAfterMs: Math.max(0, ms) } : {};
}

/** The code of a failure that is not in the contract's shape: it comes from something in front of the server, and says nothing about the session. */
function foreignCode(status: number): ErrorCode {
  if (status === 413) return "document_too_large";
  if (status === 404) return "not_found";
  return "network";
}

/** The error that an answer other than 2xx stands for. */
export function failureOf(answer: Answer): SignError {
  const parsed = errorBodySchema.safeParse(parseJson(answer.text));
  if (!parsed.success) return new SignError(foreignCode(answer.status));
  const { code, requestId } = parsed.data.error;
  return new SignError(code, { requestId, ...retryAfterMs(answer.retryAfter) });
}

/**
 * The value of a JSON answer. Throws the `SignError` of a failure; `network` when a 2xx is no JSON, as from a
 * captive portal or an app's own page; `internal` when the JSON has another shape than the contract.
 */
export function readAnswer<Value>(schema: AnswerSchema<Value>, answer: Answer): Value {
  if (answer.status < 200 || answer.status > 299) throw failureOf(answer);
  const json = parseJson(answer.text);
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new SignError(json === undefined ? "network" : "internal", {
    cause: new Error(`The answer of status ${answer.status} does not have the contract's shape.`),
  });
}
