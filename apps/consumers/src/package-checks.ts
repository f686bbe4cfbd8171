import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import type { Browser } from "playwright";
import { run } from "./command";
import { packageNames } from "./published-entries";

/** The part of a published package.json that is looked at. */
interface Manifest {
  readonly name: string;
  readonly exports: Readonly<Record<string, unknown>>;
  readonly bin?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

const folderOf = (app: string, name: string): string => join(app, "node_modules/@sign", name);

async function manifestOf(app: string, name: string): Promise<Manifest> {
  return JSON.parse(await readFile(join(folderOf(app, name), "package.json"), "utf8"));
}

const entriesOf = ({ name, exports }: Manifest): readonly string[] =>
  Object.keys(exports)
    .filter((entry) => !entry.endsWith(".css"))
    .map((entry) => name + entry.slice(1));

const canRequire = (target: unknown): boolean =>
  typeof target === "object" && target !== null && "require" in target;

const exact = /^\d+\.\d+\.\d+$/;
const ranges = /^\^\d+\.\d+\.\d+(?: \|\| \^\d+\.\d+\.\d+)*$/;

/**
 * Our packages are released together and fit one another; the worker and the renderer of pdf.js are in @sign/react's own files,
 * and refuse a core of another version. All else may be shared with the app.
 */
const isBound = (name: string): boolean => name.startsWith("@sign/") || name === "pdfjs-dist";

/** @throws Error when the published manifest still speaks the workspace's language, or binds an app to one version without need */
function checkRanges({ name, dependencies = {}, peerDependencies = {} }: Manifest): void {
  for (const [other, range] of Object.entries({ ...dependencies, ...peerDependencies })) {
    const due = isBound(other) ? exact : ranges;
    if (!due.test(range)) throw new Error(`${name} depends on ${other} "${range}".`);
  }
}

/** Loads every entry of every package in Node: as a module, and with `require` where the package says that it can be. */
async function checkEntries(app: string, manifests: readonly Manifest[]): Promise<void> {
  const required = manifests.filter(({ exports }) => canRequire(exports["."])).flatMap(entriesOf);
  const lines = [
    'import { createRequire } from "node:module";',
    'const require = createRequire(process.cwd() + "/");',
    ...manifests.flatMap(entriesOf).map((entry) => `await import("${entry}");`),
    ...required.map((entry) => `require("${entry}");`),
  ];
  await run(["node", "--input-type=module", "--eval", lines.join("\n")], { cwd: app });
}

async function checkCommands(app: string, manifests: readonly Manifest[]): Promise<void> {
  for (const command of manifests.flatMap(({ bin = {} }) => Object.keys(bin))) {
    await run(["npx", "--no-install", command, "--help"], { cwd: app });
  }
}

/** The files of a package's entries, of one that offers no `require`. */
const filesOf = ({ exports }: Manifest): readonly string[] =>
  Object.values(exports).flatMap((target) =>
    typeof target === "object" && target !== null && "default" in target
      ? [String(target.default)]
      : [],
  );

async function checkDirectives(app: string, manifests: readonly Manifest[]): Promise<void> {
  const client = manifests.filter(({ name }) => name === "@sign/react").flatMap(filesOf);
  for (const file of client.filter((name) => name.endsWith(".js"))) {
    const text = await readFile(join(folderOf(app, "react"), file), "utf8");
    if (!/^"use client";/.test(text)) throw new Error(`@sign/react's ${file} is no client module.`);
  }
}

async function bundleServer(app: string, conditions: string[]): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: 'import { createSignServer } from "@sign/server"; createSignServer({});',
      resolveDir: app,
    },
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    platform: "browser",
    conditions,
    logLevel: "silent",
  });
  return outputFiles[0]?.text ?? "";
}

/** Bundles `@sign/server` for a browser, where it must say what is wrong, and for workers, where it must be whole. */
async function checkServerInBrowser(app: string, browser: Browser): Promise<void> {
  const page = await browser.newPage();
  const outcome = await page
    .evaluate(await bundleServer(app, []))
    .then(() => "nothing was thrown", String);
  await page.close();
  if (!outcome.includes("@sign/server is in a browser bundle")) {
    throw new Error(`@sign/server in a browser: ${outcome}`);
  }
  const worker = await bundleServer(app, ["workerd", "worker", "browser"]);
  if (!worker.includes("Zs-Product-Key")) throw new Error("Workers are not given @sign/server.");
}

/** Looks at the packages as they are installed in `app`: ranges, entries, commands, `"use client"`, and the server in a browser. */
export async function checkPackages(app: string, browser: Browser): Promise<void> {
  const manifests = await Promise.all(packageNames.map((name) => manifestOf(app, name)));
  for (const manifest of manifests) checkRanges(manifest);
  await checkEntries(app, manifests);
  await checkCommands(app, manifests);
  await checkDirectives(app, manifests);
  await checkServerInBrowser(app, browser);
}
