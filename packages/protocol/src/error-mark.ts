import type { SignError } from "./errors";

/** What marks an error as one of the kit's, whichever copy of this package made it. */
export const errorMark: unique symbol = Symbol.for("@sign/error");

/** True for a `SignError` of any copy of this package (two copies make `instanceof` lie). */
export const isSignError = (value: unknown): value is SignError =>
  typeof value === "object" && value !== null && errorMark in value;
