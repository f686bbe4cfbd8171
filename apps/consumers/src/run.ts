// `pnpm --filter @sign/consumers all`: packs the packages, and has every app of the matrix, or those that are named,
// install, build, type-check and sign. `--keep` leaves the apps where they were made.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Browser } from "playwright";
import { installApp, installedVersions } from "./app-folder";
import { checkFirstLoad, checkSecrets } from "./bundle-checks";
import { run } from "./command";
import { type Consumer, consumers } from "./consumers";
import { openBrowser, signInBrowser } from "./journey";
import { checkPackages } from "./package-checks";
import { startApp } from "./running-app";
import { packAll } from "./tarballs";

interface Row {
  readonly name: string;
  readonly versions: string;
  readonly installSeconds: number;
  readonly buildSeconds: number;
  readonly firstLoadKb: number;
}

interface Surroundings {
  readonly folder: string;
  readonly tarballs: readonly string[];
  readonly browser: Browser;
}

async function tryConsumer(consumer: Consumer, surroundings: Surroundings): Promise<Row> {
  const app = join(surroundings.folder, consumer.name);
  const installSeconds = await installApp(consumer, app, surroundings.tarballs);
  const { seconds: buildSeconds } = await run(["npm", "run", consumer.build ?? "build"], {
    cwd: app,
  });
  await run(["npm", "run", "typecheck"], { cwd: app });
  await checkSecrets(app, consumer.client);
  const { origin, stop } = await startApp(app);
  try {
    const scripts = await signInBrowser(surroundings.browser, origin);
    const firstLoadKb = checkFirstLoad(scripts);
    const versions = await installedVersions(consumer, app);
    return { name: consumer.name, versions, installSeconds, buildSeconds, firstLoadKb };
  } finally {
    await stop();
  }
}

const line = (row: Row): string =>
  `| ${row.name} | ${row.versions} | ${row.installSeconds.toFixed(0)} | ${row.buildSeconds.toFixed(0)} | ${row.firstLoadKb.toFixed(1)} | ok |`;

const head = [
  "| consumer | versions | install s | build s | first-load JS kB gz | journey |",
  "|---|---|---|---|---|---|",
];

const { values, positionals } = parseArgs({
  options: { keep: { type: "boolean", default: false } },
  allowPositionals: true,
});
const unknown = positionals.filter((name) => !consumers.some((consumer) => consumer.name === name));
if (unknown.length > 0) throw new Error(`No such consumer: ${unknown.join(", ")}`);
const chosen = consumers.filter(
  ({ name }) => positionals.length === 0 || positionals.includes(name),
);

const folder = await mkdtemp(join(tmpdir(), "sign-consumers-"));
const browser = await openBrowser();
const lines: string[] = [];
let failures = 0;

async function attempt(name: string, work: () => Promise<string>): Promise<void> {
  try {
    lines.push(await work());
  } catch (error) {
    failures += 1;
    console.error(`\n${name}: ${error instanceof Error ? error.message : error}\n`);
    lines.push(`| ${name} | | | | | FAILED |`);
  }
  console.log(lines.at(-1));
}

try {
  const tarballs = await packAll(join(folder, "tarballs"));
  for (const consumer of chosen) {
    await attempt(consumer.name, async () =>
      line(await tryConsumer(consumer, { folder, tarballs, browser })),
    );
  }
  const [first] = chosen;
  if (first) {
    await attempt("packages", async () => {
      await checkPackages(join(folder, first.name), browser);
      return "| packages | ranges, entries, commands, directives, server in a browser | | | | ok |";
    });
  }
} finally {
  await browser.close();
  if (!values.keep) await rm(folder, { recursive: true, force: true });
}
console.log(`\n${[...head, ...lines].join("\n")}\n`);
if (values.keep) console.log(`The apps are in ${folder}`);
process.exit(failures === 0 ? 0 : 1);
