// `pnpm --filter @sign/consumers attw`: are the types of the packed packages those of what is loaded, for every way in which
// TypeScript looks for them? Exit code 1 when they are not.
import { mkdtempDisposable, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkPackage, createPackageFromTarballData, type Problem } from "@arethetypeswrong/core";
import { packageNames, publishedEntries } from "./published-entries";
import { packAll } from "./tarballs";

/**
 * What is so by intent: `moduleResolution: "node10"` knows no `exports`, and TypeScript 6 calls it deprecated; and modules
 * that offer no `require` are ES modules for CommonJS too, which Node loads from 20.19 on.
 */
function isMeant(problem: Problem, canRequire: boolean): boolean {
  if ("resolutionKind" in problem && problem.resolutionKind === "node10") return true;
  return problem.kind === "CJSResolvesToESM" && !canRequire;
}

async function problemsOf(name: string, tarball: string): Promise<readonly string[]> {
  const entries = await publishedEntries(name);
  const canRequire = entries.some(({ conditions }) => conditions.includes("require"));
  const result = await checkPackage(
    createPackageFromTarballData(new Uint8Array(await readFile(tarball))),
    { excludeEntrypoints: ["./styles.css"] },
  );
  if (!result.types) return [`@sign/${name} has no types.`];
  const wrong = result.problems.filter((problem) => !isMeant(problem, canRequire));
  return wrong.map((problem) => `@sign/${name}: ${JSON.stringify(problem)}`);
}

await using folder = await mkdtempDisposable(join(tmpdir(), "sign-attw-"));
const tarballs = await packAll(folder.path);
const found = await Promise.all(
  packageNames.map((name) => {
    const tarball = tarballs.find((path) => path.includes(`sign-${name}-`));
    if (!tarball) throw new Error(`@sign/${name} was not packed.`);
    return problemsOf(name, tarball);
  }),
);
const problems = found.flat();
console.log(problems.length === 0 ? "The types are right." : problems.join("\n"));
process.exitCode = problems.length === 0 ? 0 : 1;
