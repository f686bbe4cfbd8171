import { SignError } from "@sign/protocol";
import { expect, test } from "vitest";
import { problemOf } from "../flow/problem";
import { unreachableError } from "./unreachable-error";

test("code that cannot be fetched is an error like that of a server out of reach", () => {
  const cause = new TypeError("offline");
  const error = unreachableError(cause);
  expect(SignError.is(error)).toBe(true);
  expect(error).toMatchObject({ ...new SignError("network", { cause }), cause });
  expect(problemOf(error)).toEqual({ code: "network", requestId: "" });
});
