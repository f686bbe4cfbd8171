import { SignError } from "@sign/protocol";
import * as z from "zod/mini";
import type { NamedRoute } from "./options";

/** The most that input may be, as JSON in bytes, where it travels with the session: on a route with `onStarted` or `onSigned`. */
const MOST_KEPT_BYTES = 1024;

/** What a browser said along, as the route's rules are given it and as it travels with the session. */
export interface SessionInput {
  readonly parsed: unknown;
  /** As the browser said it; `undefined` where no rule asks for it later. */
  readonly kept: unknown;
}

/** Reads the input of a route. Throws `invalid_request` when its schema does not take it, or when it has to travel and is too long. */
export async function readInput({ rules }: NamedRoute, input: unknown): Promise<SessionInput> {
  if (!rules.input) return { parsed: undefined, kept: undefined };
  const result = await z.safeParseAsync(rules.input, input);
  if (!result.success) throw new SignError("invalid_request", { cause: result.error });
  const travels = rules.onStarted !== undefined || rules.onSigned !== undefined;
  if (!travels || input === undefined) return { parsed: result.data, kept: undefined };
  const { length } = new TextEncoder().encode(JSON.stringify(input));
  if (length > MOST_KEPT_BYTES) throw new SignError("invalid_request");
  return { parsed: result.data, kept: input };
}

/** The input of a session that has begun, read again by the schema as it is now; rejects when that has become stricter. */
export const readKeptInput = async ({ rules }: NamedRoute, kept: unknown): Promise<unknown> =>
  rules.input && z.parseAsync(rules.input, kept);
