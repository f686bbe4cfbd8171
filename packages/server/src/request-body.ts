import { SignError } from "@sign/protocol";
import type { z } from "zod";
import { readBounded } from "./bounded-body";

/** The most a JSON body may be, in bytes: 30 announced documents and a generous input. */
const MOST_JSON = 262_144;

/**
 * A JSON body, parsed. Only `application/json` is taken: another site's form cannot send that without asking (Fetch, CORS-safelisted
 * request-header). Throws `invalid_request`.
 */
export async function readJson<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<z.output<Schema>> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/json\s*(?:;|$)/i.test(type)) throw new SignError("invalid_request");
  try {
    return schema.parse(JSON.parse(await readText(request, MOST_JSON)));
  } catch (cause) {
    throw new SignError("invalid_request", { cause });
  }
}

/** A body of at most `maxBytes` as UTF-8 text; rejects when it is longer or not that. */
export const readText = async (request: Request, maxBytes: number): Promise<string> =>
  new TextDecoder("utf-8", { fatal: true }).decode(await readBounded(request.body, maxBytes));
