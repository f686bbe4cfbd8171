// `pnpm --filter @sign/bench preview -- [part…] [file…] [contender…]`: the preview beside its peers, in one run.
import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { withScratchFolder } from "../scratch-folder";
import { launch } from "./bench-browser";
import { corpusNames, makeCorpus } from "./corpus";
import { downloadSizes } from "./download-size";
import { firstPages } from "./first-pages";
import { buildPages, contenders, installPeers, servePages, slug } from "./pages";
import { peakMemory } from "./peak-memory";
import { reopenings } from "./reopening";
import { scrolls } from "./scrolling";

const ROUNDS = Number(process.env.ROUNDS ?? 5);
const LARGEST = "scan-100MB";
const SCROLLED = ["text-1000", "scan-20", "scan-1000"];
const parts = ["first", "scroll", "reopen", "memory", "size"];
const slugs = Object.keys(contenders).map(slug);

const words = process.argv.slice(2).filter((word) => word !== "--");
const unknown = words.filter((word) => ![...parts, ...corpusNames, ...slugs].includes(word));
if (unknown.length > 0) {
  console.error(
    `Not known: ${unknown.join(" ")}\nParts: ${parts.join(" ")}\nFiles: ${corpusNames.join(" ")}\nContenders: ${slugs.join(" ")}`,
  );
  process.exit(2);
}

/** Those of `all` that the command line names; all when it names none. */
function chosen(all: readonly string[], word = (name: string): string => name): readonly string[] {
  const named = all.filter((name) => words.includes(word(name)));
  return named.length > 0 ? named : all;
}

const names = chosen(Object.keys(contenders), slug);
const files = chosen(corpusNames.filter((file) => file !== LARGEST));
const wanted = (part: string): boolean => chosen(parts).includes(part);

installPeers();
const corpus = join(tmpdir(), "sign-bench-corpus");
mkdirSync(corpus, { recursive: true });
await withScratchFolder(async (folder) => {
  const browser = await launch();
  await makeCorpus(browser, corpus, [...files, ...(wanted("memory") ? [LARGEST] : []), "mixed-10"]);
  await buildPages(folder, names);
  const server = await servePages(folder);
  const bench = { url: server.url, corpus };
  if (wanted("first")) await firstPages(browser, bench, files, names, ROUNDS);
  if (wanted("scroll")) {
    const scrolled = files.filter((file) => SCROLLED.includes(file));
    await scrolls(browser, bench, scrolled, names);
  }
  if (wanted("reopen")) await reopenings(browser, bench, names);
  if (wanted("size")) {
    const small = files.filter((file) => file === "text-1" || file === "jpx" || file === "cjk");
    await downloadSizes(browser, bench, small, names);
  }
  await browser.close();
  if (wanted("memory")) await peakMemory(bench, names);
  server.close();
});
process.exit(0);
