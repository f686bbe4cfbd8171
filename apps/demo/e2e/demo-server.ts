import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { eventLogSchema, type LogLine } from "../src/demo-contract";

/** A person who can sign in the simulator. */
export interface TestUser {
  readonly name: string;
  readonly nationalNumber: string;
}

/** The built demo in a process of its own. */
export interface DemoServer {
  readonly origin: string;
  /** Everything the process has written to its standard output and error. */
  readonly output: () => string;
  readonly events: () => Promise<readonly LogLine[]>;
  readonly choose: (scenario: string) => Promise<void>;
  readonly testUsers: () => Promise<readonly TestUser[]>;
  /** Resident memory of the process, in bytes. */
  readonly residentBytes: () => Promise<number>;
  readonly stop: () => Promise<void>;
}

/** A port of this machine that nobody listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

async function readTestUsers(origin: string): Promise<TestUser[]> {
  const page = await (await fetch(`${origin}/demo/test-users`)).text();
  const rows = page.matchAll(/<th scope="row">(.+?)<\/th>\s*<td><code>(\d{11})</g);
  return [...rows].map(([, name = "", nationalNumber = ""]) => ({ name, nationalNumber }));
}

async function residentBytes(child: ChildProcess): Promise<number> {
  const status = await readFile(`/proc/${child.pid}/status`, "utf8");
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) * 1024;
}

/** How {@link startDemo} starts the process. */
export interface DemoOptions {
  /** Variables besides `PORT`. */
  readonly environment?: Readonly<Record<string, string>>;
  /** How far the process' clock is ahead of the machine's. @default 0 */
  readonly clockAheadMs?: number;
}

/** Starts the demo on a free port and waits until it has printed its address. */
export async function startDemo(options: DemoOptions = {}): Promise<DemoServer> {
  const port = await freePort();
  const ahead = options.clockAheadMs ?? 0;
  const clock = `const now = Date.now; Date.now = () => now() + ${ahead};`;
  const child = spawn(
    process.execPath,
    [
      ...(ahead ? ["--import", `data:text/javascript,${encodeURIComponent(clock)}`] : []),
      fileURLToPath(new URL("../dist/server.js", import.meta.url)),
    ],
    { env: { PATH: process.env.PATH, PORT: String(port), ...options.environment } },
  );
  let output = "";
  const started = new Promise<string>((resolve, reject) => {
    const collect = (chunk: Buffer): void => {
      output += chunk.toString();
      const address = /http:\/\/\S+/.exec(output)?.[0];
      if (address) resolve(address);
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.once("exit", () => reject(new Error(`The demo did not start: ${output}`)));
  });
  const origin = await started;
  return {
    origin,
    output: () => output,
    events: async () =>
      eventLogSchema.parse(await (await fetch(`${origin}/demo/events`)).json()).lines,
    choose: async (scenario) => {
      const answer = await fetch(`${origin}/demo/scenario`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ scenario }),
      });
      if (!answer.ok) throw new Error(`No scenario ${scenario}: ${answer.status}`);
    },
    testUsers: () => readTestUsers(origin),
    residentBytes: () => residentBytes(child),
    stop: async () => {
      const gone = once(child, "exit");
      child.kill("SIGTERM");
      await gone;
    },
  };
}
