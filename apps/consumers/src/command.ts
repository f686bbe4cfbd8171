import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";

/** What a command is run with. */
export interface CommandOptions {
  readonly cwd: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** @default 600_000 */
  readonly timeoutMs?: number;
}

/** A command that keeps running. */
export interface Running {
  /** What it has written so far, to both outputs. */
  readonly output: () => string;
  /** True until it has ended. */
  readonly alive: () => boolean;
  /** Ends it and whatever it started. */
  readonly stop: () => Promise<void>;
}

/** What was started and has not ended. Each is a process group of its own, which would outlive this one. */
const running = new Set<ChildProcess>();

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    for (const child of running) signalGroup(child, "SIGKILL");
    process.exit(1);
  });
}

function launch(command: readonly string[], options: CommandOptions) {
  const [program = "", ...words] = command;
  const child = spawn(program, words, {
    cwd: options.cwd,
    env: {
      ...process.env,
      CI: "1",
      NEXT_TELEMETRY_DISABLED: "1",
      DO_NOT_TRACK: "1",
      ...options.environment,
    },
    // A process group of its own, so that what it starts can be ended with it.
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  child.once("close", () => running.delete(child));
  let output = "";
  const collect = (chunk: Buffer): void => {
    output += chunk.toString();
  };
  child.stdout.on("data", collect);
  child.stderr.on("data", collect);
  return { child, output: () => output };
}

const ended = (child: ChildProcess): boolean =>
  child.exitCode !== null || child.signalCode !== null;

/** Signals a process and all that it started; true when there was anything left of them. */
function signalGroup(child: ChildProcess, signal: "SIGTERM" | "SIGKILL"): boolean {
  try {
    return child.pid !== undefined && process.kill(-child.pid, signal);
  } catch {
    return false;
  }
}

async function endGroup(child: ChildProcess): Promise<void> {
  const deadline = Date.now() + 3_000;
  while (signalGroup(child, "SIGTERM") && Date.now() < deadline) await pause(100);
  signalGroup(child, "SIGKILL");
}

/** Runs a command to its end; gives its output and the seconds it took, and rejects with the output when it fails or takes too long. */
export async function run(
  command: readonly string[],
  options: CommandOptions,
): Promise<{ readonly output: string; readonly seconds: number }> {
  const began = performance.now();
  const { child, output } = launch(command, options);
  const limit = setTimeout(() => void endGroup(child), options.timeoutMs ?? 600_000);
  const [code] = await once(child, "close");
  clearTimeout(limit);
  if (code !== 0) throw new Error(`${command.join(" ")} ended with ${code}:\n${output()}`);
  return { output: output(), seconds: (performance.now() - began) / 1000 };
}

/** Starts a command that keeps running. */
export function start(command: readonly string[], options: CommandOptions): Running {
  const { child, output } = launch(command, options);
  return { output, alive: () => !ended(child), stop: () => endGroup(child) };
}
