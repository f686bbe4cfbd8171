import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { en } from "./i18n/en";

const textsIn = (value: unknown): string[] =>
  typeof value === "object" && value !== null
    ? Object.values(value).flatMap(textsIn)
    : [String(value)];

test("what INTERRUPTIONS.md has the page say, it says", async () => {
  const page = await readFile(new URL("../INTERRUPTIONS.md", import.meta.url), "utf8");
  const quoted = [...page.matchAll(/“([^”]+)”/g)].flatMap(([, text = ""]) => text);
  const texts = new Set([...textsIn(en.messages), "quotation marks"]);
  expect(quoted.length).toBeGreaterThan(15);
  expect(quoted.filter((text) => !texts.has(text))).toEqual([]);
});
