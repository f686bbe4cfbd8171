import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { createAdaptorServer } from "@hono/node-server";
import { Miniflare } from "miniflare";

/** A runtime that serves the bundled service until it is stopped. */
export interface RunningRuntime {
  ask(path: string, init?: RequestInit): Promise<Response>;
  stop(): Promise<void>;
}

/** What a bundle exports by default. */
interface Service {
  fetch(request: Request): Promise<Response>;
}

const asker =
  (origin: string): RunningRuntime["ask"] =>
  (at, init) =>
    fetch(`${origin}${at}`, { redirect: "manual", ...init });

const bin = (name: string): string =>
  path.join(import.meta.dirname, "..", "node_modules", ".bin", name);

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (!address || typeof address === "string") throw new Error("no port");
  return address.port;
}

async function startProcess(
  command: string,
  words: readonly string[],
  port: number,
): Promise<RunningRuntime> {
  // A group of its own: `deno serve` leaves a child behind when only the parent is ended.
  const child = spawn(bin(command), words, {
    detached: true,
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, PORT: String(port), HOST: "127.0.0.1" },
  });
  const url = `http://127.0.0.1:${port}`;
  const answers = () =>
    fetch(url).then(
      (response) => response.arrayBuffer().then(() => true),
      () => false,
    );
  for (let tries = 0; !(await answers()); tries++) {
    if (tries > 300 || child.exitCode !== null) throw new Error(`${command} does not answer`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    ask: asker(url),
    async stop() {
      if (child.pid) process.kill(-child.pid, "SIGKILL");
    },
  };
}

/** Starts the bundle at `file` in each runtime, by name. */
export const runtimes: Readonly<Record<string, (file: string) => Promise<RunningRuntime>>> = {
  async node(file) {
    const { default: service }: { default: Service } = await import(pathToFileURL(file).href);
    const server = createAdaptorServer({ fetch: (request) => service.fetch(request) });
    const port = await freePort();
    await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
    return {
      ask: asker(`http://127.0.0.1:${port}`),
      stop: () => new Promise((resolve) => server.close(() => resolve())),
    };
  },
  async bun(file) {
    const port = await freePort();
    return startProcess("bun", ["run", `--port=${port}`, file], port);
  },
  async deno(file) {
    const port = await freePort();
    return startProcess(
      "deno",
      ["serve", "--quiet", "--no-check", "--host=127.0.0.1", `--port=${port}`, file],
      port,
    );
  },
  async workerd(file) {
    const worker = new Miniflare({
      modules: [{ type: "ESModule", path: "service.mjs", contents: await readFile(file, "utf8") }],
      compatibilityDate: "2026-06-01",
      host: "127.0.0.1",
    });
    const url = await worker.ready;
    return { ask: asker(url.origin), stop: () => worker.dispose() };
  },
};
