import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { errorCodes, SignError } from "./errors";

test("ERRORS.md has a heading for each code, and none besides", async () => {
  const text = await readFile(new URL("../ERRORS.md", import.meta.url), "utf8");
  const headings = [...text.matchAll(/^## `([a-z_]+)`$/gm)].map((match) => match[1]);
  expect(headings).toEqual(errorCodes);
});

test("an error says code, message, retryable, request id and where it is explained, and nothing else", () => {
  const error = new SignError("gateway_busy", { cause: new Error("secret"), retryAfterMs: 10 });
  expect(error.detail("r1")).toEqual({
    code: "gateway_busy",
    message: error.message,
    retryable: true,
    requestId: "r1",
    docs: "@sign/protocol/ERRORS.md#gateway_busy",
  });
});

test("an error of another copy of the package is recognised", () => {
  expect(SignError.is({ [Symbol.for("@sign/error")]: true })).toBe(true);
  expect(SignError.is(new Error("x"))).toBe(false);
  expect(SignError.is(null)).toBe(false);
});
