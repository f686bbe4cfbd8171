import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { transform } from "esbuild";
import { type Bundle, type BundledFile, bundle, gzipped } from "./bundle";
import { checkFirstLoad } from "./first-load";
import { folderOf } from "./published-packages";
import { APP, reach, weigh } from "./reach";

const react = folderOf("react");
const parts = "SignProvider, SignButton, SignStatus";

const uses = (names: string, from: string): string =>
  `import { ${names} } from "${from}"; console.log(${names});`;

const named =
  (pattern: RegExp) =>
  ({ entry = "" }: BundledFile): boolean =>
    pattern.test(basename(entry));

const ofDialog = named(/^root[-.]/);
const ofPreview = named(/^placing-step[-.]/);
const ofPdfJs = named(/^pdf\.(?:min|worker|renderer)\b/);
const ofInspection = named(/^preflight\b/);
/** What some files need of pdf.js (decoders, character maps, fonts), what begins to fetch it early, and the other languages. */
const ofOthers = named(/^(?:openjpeg|jbig2|cmaps|Foxit\w+|warm-up)[-.]|^(?:nn|en|sv|se)\.js$/);

/** All that is fetched when somebody signs, in one language, but for what shows the document and inspects it. */
const ofWholeUi = (file: BundledFile): boolean =>
  ![ofPreview, ofPdfJs, ofInspection, ofOthers].some((of) => of(file));

/** The same for an app that brings its own user interface and texts. */
const ofHeadless = (file: BundledFile): boolean =>
  ofWholeUi(file) && !ofDialog(file) && !named(/^nb\.js$/)(file);

function entriesOf(bundled: Bundle, of: (file: BundledFile) => boolean): readonly string[] {
  const paths = [...bundled].filter(([, file]) => of(file)).map(([path]) => path);
  if (paths.length === 0) throw new Error("A part of the bundle was not found by its name.");
  return paths;
}

/** Bytes that come on top of `before` when some parts are fetched. */
function weighMore(
  bundled: Bundle,
  before: ReadonlySet<string>,
  of: (file: BundledFile) => boolean,
): number {
  const after = new Set(entriesOf(bundled, of).flatMap((path) => [...reach(bundled, path)]));
  return weigh(
    bundled,
    [...after].filter((path) => !before.has(path)),
  );
}

async function bundleChecked(names: string): Promise<Bundle> {
  const bundled = await bundle(uses(names, "@sign/react"), { from: react });
  checkFirstLoad(bundled, react);
  return bundled;
}

async function wholeUi(): Promise<Readonly<Record<string, number>>> {
  const contents = uses(parts, "@sign/react");
  const bundled = await bundle(contents, { from: react });
  const bare = await bundle(contents, { from: react, without: ["@radix-ui/*"] });
  const shown = reach(bundled, APP, ofWholeUi);
  const withPreview = new Set([
    ...shown,
    ...entriesOf(bundled, ofPreview).flatMap((path) => [...reach(bundled, path)]),
  ]);
  return {
    "whole UI without preview, without Radix": weigh(bare, reach(bare, APP, ofWholeUi)),
    "whole UI without preview": weigh(bundled, shown),
    preview: weighMore(bundled, shown, ofPreview),
    "pdf.js": weighMore(bundled, withPreview, ofPdfJs),
    inspection: weighMore(bundled, shown, ofInspection),
  };
}

async function stylesheet(): Promise<number> {
  const css = await readFile(join(react, "dist/styles.css"), "utf8");
  const { code } = await transform(css, { loader: "css", minify: true });
  return gzipped(Buffer.from(code));
}

/** First load of everything that an entry exports, as a server bundles it. */
async function wholeEntry(name: string, without: readonly string[] = []): Promise<number> {
  const bundled = await bundle(`export * from "@sign/${name}";`, {
    from: folderOf(name),
    conditions: ["workerd", "worker"],
    without,
  });
  return weigh(bundled, reach(bundled, APP));
}

/**
 * Bytes of what the packages ship, after minification and gzip at level 9, without React.
 * @throws Error when the preview, pdf.js, Radix or the dialog is in a first load, or the packages are not built
 */
export async function measureKit(): Promise<Readonly<Record<string, number>>> {
  const button = await bundleChecked("SignProvider, SignButton");
  const headless = await bundleChecked("createSignClient, createSignFlow");
  const nb = await bundle('export * from "@sign/react/nb";', { from: react });
  const besideServer = ["hono", "hono/*", "@sign/verify"];
  return {
    "SignButton before opening": weigh(button, reach(button, APP)),
    headless: weigh(headless, reach(headless, APP)),
    "headless, once it has begun": weigh(headless, reach(headless, APP, ofHeadless)),
    ...(await wholeUi()),
    "one language": weigh(nb, reach(nb, APP)),
    "styles.css": await stylesheet(),
    "@sign/server without hono and verify": await wholeEntry("server", besideServer),
    "@sign/server's own code": await wholeEntry("server", [
      ...besideServer,
      "@sign/protocol",
      "@noble/*",
      "jose",
      "zod",
    ]),
    "@sign/verify": await wholeEntry("verify"),
  };
}
