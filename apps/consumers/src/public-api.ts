import { readFile } from "node:fs/promises";
import ts from "typescript";
import { type PublishedEntry, packageNames, publishedEntries } from "./published-entries";

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  skipLibCheck: true,
  noEmit: true,
  types: [],
};

/** `value SignButton` for what exists at run time, `type Session` for what does not, by name. */
function exportsOf(program: ts.Program, declarations: string): readonly string[] {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(declarations);
  const module = source && checker.getSymbolAtLocation(source);
  // A stylesheet's declarations are no module: there is nothing to name.
  if (!module) return [];
  const lines = checker.getExportsOfModule(module).map((symbol) => {
    const isAlias = symbol.flags & ts.SymbolFlags.Alias;
    const target = isAlias ? checker.getAliasedSymbol(symbol) : symbol;
    if (checker.isUnknownSymbol(target)) throw new Error(`${symbol.name} leads nowhere.`);
    return { name: symbol.name, isValue: (target.flags & ts.SymbolFlags.Value) !== 0 };
  });
  return lines
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .map(({ name, isValue }) => `  ${isValue ? "value" : "type "} ${name}`);
}

async function headingOf({ name, conditions, file }: PublishedEntry): Promise<string> {
  const isClient = /^"use client";/.test(await readFile(file, "utf8"));
  const notes = [isClient ? '"use client"' : "", conditions.join(", ")].filter((note) => note);
  return notes.length > 0 ? `${name} (${notes.join("; ")})` : name;
}

/** Everything that apps can import of the built packages: entries with their conditions and `"use client"`, and every export. */
export async function publicApi(): Promise<string> {
  const entries = (await Promise.all(packageNames.map(publishedEntries))).flat();
  const program = ts.createProgram({
    rootNames: entries.map(({ declarations }) => declarations),
    options,
  });
  const parts = entries.map(async (entry) =>
    [await headingOf(entry), ...exportsOf(program, entry.declarations)].join("\n"),
  );
  return `${(await Promise.all(parts)).join("\n\n")}\n`;
}
