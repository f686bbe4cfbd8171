import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { errorCodes } from "@sign/protocol";
import { expect, test } from "vitest";
import { documents, root, textOf } from "./documents.ts";

/* Names that documents speak of are names that exist. */

const read = (file: string): string => readFileSync(join(root, file), "utf8");
const allOf = (files: string): string => globSync(files, { cwd: root }).map(read).join("\n");
const styles = allOf("packages/react/src/**/*.css");
const markup = allOf("packages/react/src/**/*.{ts,tsx}");
const scenarios =
  read("packages/simulator/src/scenarios.ts") + read("packages/simulator/src/call-scenarios.ts");

const namesIn = (pattern: RegExp, document: string): readonly string[] =>
  [...textOf(document).matchAll(pattern)].flatMap(([, name]) => name ?? []);

test.each(documents)(
  "variables and parts in %s are in the stylesheet and the markup",
  (document) => {
    const variables = namesIn(/(--sign-[a-z-]*[a-z])/g, document);
    expect(variables.filter((name) => !styles.includes(`${name}:`))).toEqual([]);
    const parts = namesIn(/data-sign-part="([a-z-]+)"/g, document);
    expect(
      parts.filter((name) => !new RegExp(`[pP]art[=:] ?[{"]*"?${name}"`).test(markup)),
    ).toEqual([]);
  },
);

test("the scenarios of the testing guide can be chosen", () => {
  const table = textOf(".storybook/guides/testing.md").split("| to see | scenario |")[1] ?? "";
  const names = [...table.matchAll(/`([a-z0-9-]+)`/g)].flatMap(([, name]) => name ?? []);
  expect(names.length).toBeGreaterThan(15);
  expect(names.filter((name) => !new RegExp(`["\\s]${name}"?: \\{`).test(scenarios))).toEqual([]);
});

test("codes in the troubleshooting guide are codes", () => {
  const known = new Set<string>(errorCodes);
  const named = namesIn(/`([a-z]+_[a-z_]+)`/g, ".storybook/guides/troubleshooting.md");
  expect(named.length).toBeGreaterThan(15);
  expect(named.filter((name) => !known.has(name))).toEqual([]);
});
