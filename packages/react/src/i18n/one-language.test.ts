import { localeSchema } from "@sign/protocol";
import { build, type Plugin } from "esbuild";
import { expect, test } from "vitest";
import { everyLanguage } from "./every-language.test.kit";

const folder = import.meta.dirname;
const locales = localeSchema.options;

/** What only Vite knows how to import: workers and whole files. */
const viteOnly: Plugin = {
  name: "vite-only",
  setup(bundler) {
    bundler.onResolve({ filter: /\?/ }, ({ path }) => ({ path, external: true }));
  },
};

const bundle = (entry: string) =>
  build({
    entryPoints: [`${folder}/${entry}`],
    outdir: folder,
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    splitting: true,
    format: "esm",
    charset: "utf8",
    packages: "external",
    absWorkingDir: folder,
    plugins: [viteOnly],
  });

/** The plain texts of a language. */
const textsOf = (locale: (typeof locales)[number]): string[] =>
  Object.values(everyLanguage[locale].messages).flatMap((section) =>
    Object.values(section).filter((text) => typeof text === "string"),
  );

test.each(locales)("importing %s brings no text of another language", async (locale) => {
  const { outputFiles } = await bundle(`${locale}.ts`);
  const [code, ...others] = outputFiles.map(({ text }) => text);
  expect(others).toEqual([]);
  const own = new Set(textsOf(locale));
  for (const text of own) expect(code).toContain(text);
  const foreign = locales.flatMap(textsOf).filter((text) => !own.has(text) && text.length > 15);
  expect(foreign.length).toBeGreaterThan(400);
  expect(foreign.filter((text) => code?.includes(text))).toEqual([]);
});

test("importing the components brings no language; each is a part of its own, fetched by name", async () => {
  const { metafile } = await bundle("../index.ts");
  const outputs = Object.entries(metafile.outputs);
  const languageIn = (inputs: object) =>
    locales.filter((locale) => Object.hasOwn(inputs, `${locale}.ts`));
  const first = new Set(
    outputs.flatMap(([path, { entryPoint }]) => (entryPoint === "../index.ts" ? [path] : [])),
  );
  for (const path of first) {
    for (const { kind, path: next, external } of metafile.outputs[path]?.imports ?? []) {
      if (kind === "import-statement" && !external) first.add(next);
    }
  }
  expect(first.size).toBeGreaterThan(0);
  for (const path of first) expect(languageIn(metafile.outputs[path]?.inputs ?? {})).toEqual([]);
  const languages = outputs.map(([, { inputs }]) => languageIn(inputs)).filter((all) => all.length);
  expect(languages.sort()).toEqual([...locales].sort().map((locale) => [locale]));
});
