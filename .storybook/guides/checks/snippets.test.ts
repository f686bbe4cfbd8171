import { execFile } from "node:child_process";
import { mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test, vi } from "vitest";
import { documents, root, type Snippet, snippetsIn } from "./documents.ts";

const folder = join(root, ".ci/out/snippets");
const compiled = new Set(["ts", "tsx"]);
const snippets = documents
  .flatMap(snippetsIn)
  .filter(({ language, mark }) => compiled.has(language) && mark !== "fragment");

const fileOf = ({ document, line, language }: Snippet): string =>
  `${document.replace(/^\./, "").replace(/[^A-Za-z0-9]+/g, "-")}-line-${line}.${language}`;

/** The compiler's complaints about the snippets, each beginning with the snippet's file; the packages have a check of their own. */
async function complaints(): Promise<readonly string[]> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const files = snippets.map(fileOf);
  // An app's own modules, and what it has installed.
  await symlink(join(root, "apps/bench/node_modules"), join(folder, "node_modules"), "dir");
  await writeFile(
    join(folder, "your-app.ts"),
    `export * from "${join(root, ".storybook/guides/checks/your-app.ts")}";\n`,
  );
  await Promise.all(
    snippets.map((snippet) => writeFile(join(folder, fileOf(snippet)), snippet.code)),
  );
  const config = {
    extends: join(root, "tsconfig.base.json"),
    compilerOptions: {
      lib: ["ES2024", "ESNext.Array", "ESNext.TypedArrays", "DOM", "DOM.Iterable"],
      jsx: "react-jsx",
      types: ["node", "vite/client"],
      allowImportingTsExtensions: true,
    },
    files: files.map((file) => `./${file}`),
  };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(config));
  const compiler = join(root, "node_modules/.bin/tsc");
  const output = await promisify(execFile)(compiler, ["-p", folder, "--pretty", "false"], {
    cwd: folder,
  }).then(
    () => "",
    ({ stdout, stderr }: { stdout: string; stderr: string }) => stdout || stderr,
  );
  return output.split("\n").filter((line) => /^[^\s.]/.test(line));
}

test("every snippet in READMEs and guides compiles against the packages as they are", async () => {
  expect(snippets.length).toBeGreaterThan(30);
  expect(await complaints()).toEqual([]);
});

test("the signing in one process that the testing guide shows ends signed", async () => {
  const signing = snippets.find(({ code }) => code.includes("await simulator.signAs("));
  const lines: unknown[][] = [];
  const log = vi.spyOn(console, "log").mockImplementation((...line) => void lines.push(line));
  await import(join(folder, signing ? fileOf(signing) : ""));
  log.mockRestore();
  expect(lines).toEqual([["signed", "Lease-signert.pdf"]]);
});

test("what is not compiled is marked as a fragment, and only code can be one", () => {
  const marks = documents.flatMap(snippetsIn).filter(({ mark }) => mark !== "");
  expect(
    marks.filter(({ mark, language }) => mark !== "fragment" || !compiled.has(language)),
  ).toEqual([]);
});
