import { SignError } from "@sign/protocol";
import * as z from "zod/mini";
import { BodyTooLarge, readBounded } from "./bounded-body";
import { JSON_PACE, type Pace, pacedBody } from "./paced-body";
import { parsePlainJson } from "./plain-json";

/** The most a JSON body may be, in bytes: 30 announced documents and a generous input. */
const MOST_JSON = 262_144;
/** How much of a body over its limit is still listened to. */
const LINGER_BYTES = 1_048_576;

/**
 * A JSON body, parsed. Only `application/json` is taken: another site's form cannot send that without asking (Fetch, CORS-safelisted
 * request-header). Throws `request_too_large`, `request_too_slow` or `invalid_request`.
 */
export async function readJson<Schema extends z.core.$ZodType>(
  request: Request,
  schema: Schema,
): Promise<z.output<Schema>> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/json\s*(?:;|$)/i.test(type)) throw new SignError("invalid_request");
  const text = await readText(request, MOST_JSON);
  try {
    return z.parse(schema, parsePlainJson(text));
  } catch (cause) {
    throw new SignError("invalid_request", { cause });
  }
}

/** A body of at most `maxBytes` as UTF-8 text. Throws `request_too_large`, `request_too_slow`, or `invalid_request` when it is compressed or not that. */
export async function readText(request: Request, maxBytes: number): Promise<string> {
  refuseCoded(request.headers);
  if (Number(request.headers.get("content-length")) > maxBytes + LINGER_BYTES) {
    throw new SignError("request_too_large");
  }
  try {
    const body = await bodyOf(request, JSON_PACE);
    const bytes = await readBounded(body, maxBytes, LINGER_BYTES);
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    if (SignError.is(cause)) throw cause;
    const code = cause instanceof BodyTooLarge ? "request_too_large" : "invalid_request";
    throw new SignError(code, { cause });
  }
}

/** A request's body at its pace; not every browser shows it as a stream, and the kit runs there too. */
export const bodyOf = async (request: Request, pace: Pace): Promise<ReadableStream<Uint8Array>> =>
  pacedBody(request.body ?? (await request.blob()).stream(), pace);

/** Throws `invalid_request` for a compressed body: what it unpacks to would have no bound that a sender pays for. */
export function refuseCoded(headers: Headers): void {
  const coding = headers.get("content-encoding")?.trim().toLowerCase() ?? "identity";
  if (coding !== "identity") throw new SignError("invalid_request");
}
