import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { errorCodes, SignError } from "./errors";
import { warningCodes } from "./preflight";
import { findingCodes } from "./report";

/** The parts of ERRORS.md: title, and the second-level headings below it. */
async function parts(): Promise<[title: string, headings: string[]][]> {
  const text = await readFile(new URL("../ERRORS.md", import.meta.url), "utf8");
  return text
    .split(/^# /m)
    .slice(1)
    .map((part) => [
      part.slice(0, part.indexOf("\n")),
      [...part.matchAll(/^## (.*)$/gm)].map(([, heading = ""]) => heading),
    ]);
}

const headingsOf = (codes: readonly string[]): string[] => codes.map((code) => `\`${code}\``);

test("ERRORS.md has a heading for each error code and, in parts of their own, for each finding and each warning, and none besides", async () => {
  expect(await parts()).toEqual([
    ["Errors", headingsOf(errorCodes)],
    ["Findings", headingsOf(findingCodes)],
    ["Warnings", headingsOf(warningCodes)],
  ]);
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
