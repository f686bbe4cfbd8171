import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The repository's top folder. */
export const root = join(import.meta.dirname, "../../..");

/** Paths from the top folder of everything that is written for people: READMEs, topic files, guides, `llms.txt`. */
export const documents: readonly string[] = globSync(
  ["*.md", "llms.txt", "{packages,apps}/*/*.md", ".storybook/guides/*.{md,mdx}"],
  { cwd: root, exclude: ["**/node_modules/**", "**/CHANGELOG.md"] },
).sort();

/** The text of a document. */
export const textOf = (document: string): string => readFileSync(join(root, document), "utf8");

/** A piece of code between fences. */
export interface Snippet {
  readonly document: string;
  /** The line of its opening fence, from 1. */
  readonly line: number;
  readonly language: string;
  /** What stands behind the language: `fragment` marks code that is not whole and is not compiled. */
  readonly mark: string;
  readonly code: string;
}

/** Every piece of code in a document, in order; what `indent` a fence has is taken off each line. */
export function snippetsIn(document: string): readonly Snippet[] {
  const found: Snippet[] = [];
  const text = textOf(document);
  for (const match of text.matchAll(/^( *)```(\w+)? *([^\n]*)\n([\s\S]*?)^ *```$/gm)) {
    const [, indent = "", language = "", mark = "", body = ""] = match;
    found.push({
      document,
      line: text.slice(0, match.index).split("\n").length,
      language,
      mark,
      code: body.replace(new RegExp(`^${indent}`, "gm"), ""),
    });
  }
  return found;
}
