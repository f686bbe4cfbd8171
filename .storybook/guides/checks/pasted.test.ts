import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root, snippetsIn } from "./documents.ts";

/* The apps that install the packages paste the README's lines: what the README says is what they run. */

const pasted = (file: string): string =>
  readFileSync(join(root, "apps/consumers/fixtures/signing/sign", file), "utf8");

const inReadme = (language: string): string =>
  snippetsIn("README.md").find((snippet) => snippet.language === language)?.code ?? "";

/** Lines without comments, and without the secret and the port that each app has its own of. */
const linesOf = (code: string): readonly string[] =>
  code
    .split("\n")
    .map((line) => line.replace(/\s*\/\/.*$/, "").trim())
    .filter((line) => line !== "" && !/^(?:const secret|secrets:|appOrigins:)/.test(line));

test("the consumers' page is the README's", () => {
  expect(pasted("signing.tsx")).toBe(inReadme("tsx"));
});

test("the consumers' server is the README's", () => {
  expect(linesOf(pasted("kit.ts"))).toEqual(linesOf(inReadme("ts")));
});
