import type { SignError } from "@sign/protocol";
import { errorMark } from "@sign/protocol/plain";

/** A `SignError` of the code `network` in all but its class, which is among what could not be fetched; `SignError.is` knows it by its mark. */
export function unreachableError(
  cause: unknown,
): Pick<SignError, "code" | "retryable" | "requestId" | "retryAfterMs" | "message" | "cause"> {
  return Object.assign(new Error("The code of the call could not be fetched.", { cause }), {
    [errorMark]: true,
    name: "SignError",
    code: "network",
    retryable: true,
    requestId: "",
    retryAfterMs: undefined,
  } as const);
}
