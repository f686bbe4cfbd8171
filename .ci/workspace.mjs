import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";

/** The checkout's top folder. */
export const root = path.dirname(import.meta.dirname ?? new URL(".", import.meta.url).pathname);

const { devDependencies } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));

/** Environment in which the workspace's own node, pnpm, turbo and tools come first, and nothing phones home. */
export const environment = {
  ...process.env,
  PATH: `${path.join(root, "node_modules", ".bin")}${path.delimiter}${process.env.PATH}`,
  CI: process.env.CI ?? "1",
  DO_NOT_TRACK: "1",
  TURBO_TELEMETRY_DISABLED: "1",
  STORYBOOK_DISABLE_TELEMETRY: "1",
  PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: "1",
};

const shell = process.platform === "win32";

/** Runs a command in the checkout with its output shown; true when it ended with 0. */
export function run(command, ...words) {
  const { status } = spawnSync(command, words, {
    cwd: root,
    env: environment,
    stdio: "inherit",
    shell,
  });
  return status === 0;
}

/** Starts a command in the checkout that keeps running; signals are passed on, and its end is ours. */
export function start(command, ...words) {
  const child = spawn(command, words, { cwd: root, env: environment, stdio: "inherit", shell });
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code) => process.exit(code ?? 0));
}

/** Installs the workspace from its lock file; needs only the Node and npm that started this. */
export const install = () =>
  run("npx", "-y", `pnpm@${devDependencies.pnpm}`, "install", "--frozen-lockfile");
