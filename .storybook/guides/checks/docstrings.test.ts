import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { root } from "./documents.ts";

/** Every public export is explained directly above where it is declared, since that is what an editor shows. */

const parsed = new Map<string, ts.SourceFile>();

function parse(file: string): ts.SourceFile {
  const known = parsed.get(file);
  if (known) return known;
  const source = ts.createSourceFile(
    file,
    readFileSync(file, "utf8"),
    ts.ScriptTarget.Latest,
    true,
  );
  parsed.set(file, source);
  return source;
}

function moduleFrom(file: string, specifier: string): string | null {
  if (!specifier.startsWith(".")) return null;
  const base = join(dirname(file), specifier);
  const found = ["", ".ts", ".tsx", "/index.ts"].map((end) => base + end);
  return found.find((path) => /\.tsx?$/.test(path) && existsSync(path)) ?? null;
}

const isExplained = (node: ts.Node): boolean => ts.getJSDocCommentsAndTags(node).length > 0;

const isExported = (node: ts.Node): boolean =>
  ts.canHaveModifiers(node) &&
  (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

/** The names a statement declares. */
const declaredBy = (statement: ts.Statement): readonly string[] =>
  ts.isVariableStatement(statement)
    ? statement.declarationList.declarations.map(({ name }) => name.getText())
    : "name" in statement
      ? [(statement.name as ts.Identifier).text]
      : [];

/** What an entry exports without a word about it, as `name (file)`; `only` narrows it to one name. */
function unexplained(file: string, only?: string): readonly string[] {
  const source = parse(file);
  return source.statements.flatMap((statement) => {
    if (ts.isExportDeclaration(statement)) return throughExport(file, statement, only);
    const names = declaredBy(statement).filter((name) => only === undefined || name === only);
    if (names.length === 0 || (only === undefined && !isExported(statement))) return [];
    return isExplained(statement) ? [] : names.map((name) => `${name} (${relative(root, file)})`);
  });
}

function throughExport(
  file: string,
  statement: ts.ExportDeclaration,
  only?: string,
): readonly string[] {
  const specifier = statement.moduleSpecifier;
  const from = specifier && ts.isStringLiteral(specifier) ? moduleFrom(file, specifier.text) : file;
  if (!from) return [];
  if (!statement.exportClause) return unexplained(from, only);
  if (!ts.isNamedExports(statement.exportClause)) return [];
  return statement.exportClause.elements
    .filter(({ name }) => only === undefined || name.text === only)
    .flatMap(({ name, propertyName }) => unexplained(from, (propertyName ?? name).text));
}

const entriesOf = (name: string): readonly string[] => {
  const { exports } = JSON.parse(
    readFileSync(join(root, "packages", name, "package.json"), "utf8"),
  );
  return Object.values<string>(exports)
    .filter((entry) => /\.tsx?$/.test(entry))
    .map((entry) => join(root, "packages", name, entry));
};

test.each(["protocol", "react", "server", "simulator", "verify"])(
  "every export of @sign/%s has a docstring",
  (name) => {
    const entries = entriesOf(name);
    expect(entries.length).toBeGreaterThan(0);
    expect([...new Set(entries.flatMap((entry) => unexplained(entry)))]).toEqual([]);
  },
);

test("an export without one is found", () => {
  const file = join(root, "example.ts");
  const text = "export const bare = 1;\n/** Said. */\nexport type Said = 1;\nconst inner = 2;\n";
  parsed.set(file, ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  expect(unexplained(file)).toEqual(["bare (example.ts)"]);
});
