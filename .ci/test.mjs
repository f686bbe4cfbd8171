// `npm test`: installs what is missing, runs every check, and ends with the line `N passed, N failed`.
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { environment, install, root, run } from "./workspace.mjs";

const out = path.join(root, ".ci", "out");
const count = { passed: 0, failed: 0 };

const times = [];

function step(name, work) {
  const began = performance.now();
  const ok = work();
  const seconds = Math.round((performance.now() - began) / 1000);
  const line = `${ok ? "ok" : "FAILED"}: ${name}, ${seconds} s`;
  console.log(`\n${line}\n`);
  times.push({ line, seconds });
  if (ok) count.passed += 1;
  else count.failed += 1;
  return ok;
}

function readCounts(file, passed, failed) {
  if (!existsSync(file)) return;
  const result = JSON.parse(readFileSync(file, "utf8"));
  count.passed += passed(result);
  count.failed += failed(result);
}

function finish() {
  const total = times.reduce((sum, { seconds }) => sum + seconds, 0);
  console.log(`\n${times.map(({ line }) => line).join("\n")}\nin all ${total} s`);
  console.log(`\n${count.passed} passed, ${count.failed} failed`);
  process.exit(count.failed === 0 ? 0 : 1);
}

const tools = { chromium: "chromium", pdfsig: "poppler-utils", qpdf: "qpdf", openssl: "openssl" };
const found = (tool) => {
  if (tool === "chromium" && environment.CHROMIUM_PATH)
    return existsSync(environment.CHROMIUM_PATH);
  return environment.PATH.split(path.delimiter).some((folder) =>
    existsSync(path.join(folder, tool)),
  );
};

function installTools() {
  const missing = Object.keys(tools).filter((tool) => !found(tool));
  if (missing.length === 0) return true;
  const packages = missing.map((tool) => tools[tool]);
  console.log(`Installing with apt: ${packages.join(" ")}`);
  environment.DEBIAN_FRONTEND = "noninteractive";
  const apt = process.getuid?.() === 0 ? ["apt-get"] : ["sudo", "apt-get"];
  run(...apt, "update", "-qq");
  return run(
    ...apt,
    "install",
    "-y",
    "-qq",
    "--no-install-recommends",
    "fonts-dejavu-core",
    ...packages,
  );
}

// In the POSIX locale Chromium cannot write æøå into the name of a file it saves.
environment.LC_ALL = "C.UTF-8";

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

if (!step("tools (Chromium, poppler, qpdf, openssl)", installTools)) finish();
if (!step("install", install)) finish();
step("lint and format", () => run("biome", "ci", "."));
step("typecheck", () => run("turbo", "run", "typecheck", "--output-logs=errors-only"));
step("typecheck Storybook", () => run("tsc", "-p", ".storybook/tsconfig.json"));
step("build", () => run("turbo", "run", "build", "--output-logs=errors-only"));
for (const name of ["protocol", "verify", "server", "simulator", "react"]) {
  step(`publint ${name}`, () => run("publint", `packages/${name}`, "--level", "warning"));
}

const inApp = (name, ...words) => run("pnpm", "--filter", `@sign/${name}`, "run", ...words);
step("sizes within their budgets", () => inApp("bench", "sizes", "--budgets"));
step("exports as reviewed", () => inApp("consumers", "exports"));
step("types of the packed packages", () => inApp("consumers", "attw"));

const unit = path.join(out, "vitest.json");
step("unit, component and story tests", () =>
  run("vitest", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${unit}`),
);
readCounts(
  unit,
  (result) => result.numPassedTests,
  (result) => result.numFailedTests,
);

step("storybook build", () => run("pnpm", "run", "storybook:build"));

const journeys = path.join(out, "playwright.json");
environment.PLAYWRIGHT_JSON_OUTPUT_FILE = journeys;
step("journeys in Chromium", () => run("pnpm", "run", "e2e", "--reporter=list,json"));
readCounts(
  journeys,
  ({ stats }) => stats.expected + stats.flaky,
  ({ stats }) => stats.unexpected,
);

step("apps that install the packages", () => inApp("consumers", "fast"));
finish();
