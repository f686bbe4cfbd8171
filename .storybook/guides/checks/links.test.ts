import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { pages } from "../guide-pages.ts";
import { documents, root, textOf } from "./documents.ts";

/** Text without code, where brackets mean something else. */
const proseOf = (document: string): string =>
  textOf(document)
    .replace(/^ *```[\s\S]*?^ *```$/gm, "")
    .replace(/`[^`\n]*`/g, (code) => (/\]\(/.test(code) ? "" : code));

const linksIn = (document: string): readonly string[] =>
  [...proseOf(document).matchAll(/\]\(<?([^)>\s]+)>?\)/g)].flatMap(([, target]) => target ?? []);

/** GitHub's anchor of a heading. */
const anchorOf = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");

const anchorsIn = (document: string): readonly string[] =>
  [...textOf(document).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = ""]) => anchorOf(heading));

/** Storybook's ids of all guides. */
const guideIds = new Set(
  documents
    .filter((document) => document.endsWith(".mdx"))
    .flatMap((document) => /<Meta title="([^"]+)"/.exec(textOf(document))?.[1] ?? [])
    .map((title) => `${title.toLowerCase().replace(/[^a-z0-9]+/g, "-")}--docs`),
);

function isDead(document: string, link: string): boolean {
  if (/^https?:/.test(link)) return false;
  const guide = /^\?path=\/docs\/(.+)$/.exec(link)?.[1];
  if (guide !== undefined) return guide.startsWith("guides-") && !guideIds.has(guide);
  const [path = "", anchor] = link.split("#");
  const target = path === "" ? document : join(dirname(document), path);
  if (!existsSync(join(root, target))) return true;
  return anchor !== undefined && target.endsWith(".md") && !anchorsIn(target).includes(anchor);
}

test.each(documents)("every link in %s leads somewhere", (document) => {
  expect(linksIn(document).filter((link) => isDead(document, link))).toEqual([]);
});

test("every page that documents are linked to in Storybook is there, and no guide is without one", () => {
  expect(new Set([...Object.values(pages), "guides-start-here--docs"])).toEqual(guideIds);
});
