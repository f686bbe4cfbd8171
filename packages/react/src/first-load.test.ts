import { build, type Plugin } from "esbuild";
import { expect, test } from "vitest";

const folder = import.meta.dirname;

/** What only Vite knows how to import: workers and whole files. */
const viteOnly: Plugin = {
  name: "vite-only",
  setup(bundler) {
    bundler.onResolve({ filter: /\?/ }, ({ path }) => ({ path, external: true }));
  },
};

/** What a page loads at once that imports these names from the package: our sources, and the packages they import. */
async function firstLoad(names: string) {
  const { metafile } = await build({
    stdin: { contents: `export { ${names} } from "./index";`, resolveDir: folder, loader: "ts" },
    outdir: folder,
    bundle: true,
    write: false,
    metafile: true,
    splitting: true,
    format: "esm",
    packages: "external",
    absWorkingDir: folder,
    plugins: [viteOnly],
  });
  const { outputs } = metafile;
  const entry = Object.keys(outputs).find((path) => outputs[path]?.entryPoint === "<stdin>");
  const files = new Set([entry ?? ""]);
  const packages = new Set<string>();
  for (const file of files) {
    for (const { path, kind, external } of outputs[file]?.imports ?? []) {
      if (kind !== "dynamic-import") (external ? packages : files).add(path);
    }
  }
  const sources = [...files].flatMap((file) => Object.keys(outputs[file]?.inputs ?? {}));
  return { sources: new Set(sources), packages: [...packages].sort() };
}

const later = [
  "flow/running-flow.ts",
  "flow/reduce.ts",
  "client/http-client.ts",
  "sign-dialog/root.tsx",
  "sign-dialog/dialog-stand-in.tsx",
  "sign-dialog/placing-step.tsx",
  "viewer/create-viewer.ts",
  "pdf/preflight.ts",
  "pdf/warm-up.ts",
  "i18n/first-texts.ts",
];

test("a page with a button loads no schema, no dialog, no Radix and no preview before something is to be done", async () => {
  const { sources, packages } = await firstLoad("SignProvider, SignButton, SignDialog");
  expect(sources).toContain("sign-button/sign-button.tsx");
  expect(later.filter((source) => sources.has(source))).toEqual([]);
  expect(packages).toEqual(["@sign/protocol/plain", "react", "react/jsx-runtime"]);
});

test("a flow without components loads no schema before something is to be done", async () => {
  const { sources, packages } = await firstLoad("createSignFlow, createSignClient");
  expect(sources).toContain("flow/resting-flow.ts");
  expect(later.filter((source) => sources.has(source))).toEqual([]);
  // esbuild keeps React in what an entry shares with its later parts; nothing here uses it.
  expect(packages.filter((name) => !name.startsWith("react"))).toEqual(["@sign/protocol/plain"]);
});

test("what shows where a signing stands brings neither the dialog nor a schema", async () => {
  const { packages } = await firstLoad("SignProvider, SignButton, SignStatus");
  expect(packages).toEqual(["@sign/protocol/plain", "react", "react/jsx-runtime"]);
});
