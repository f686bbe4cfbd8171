import { fork } from "node:child_process";

/** A server in its own process whose memory is watched from outside. */
export interface MeasuredProcess {
  readonly url: string;
  /** Largest resident set in bytes since the last call; starts counting anew. */
  peak(): number;
  stop(): void;
}

interface Message {
  readonly port?: number;
  readonly rss?: number;
}

/** Starts `server-process.ts` in the given mode, collecting garbage ten times a second if asked to, and waits until it listens. */
export function startProcess(
  mode: "kit" | "proxy",
  gateway: string,
  collect: boolean,
): Promise<MeasuredProcess> {
  const script = new URL("./server-process.ts", import.meta.url);
  const child = fork(script, [mode, gateway, ...(collect ? ["collect"] : [])], {
    execArgv: ["--import", "tsx", "--expose-gc"],
  });
  let most = 0;
  return new Promise((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`${mode} ended with ${code}`)));
    child.on("message", ({ port, rss }: Message) => {
      if (rss) most = Math.max(most, rss);
      if (!port) return;
      resolve({
        url: `http://127.0.0.1:${port}`,
        peak() {
          const peak = most;
          most = 0;
          return peak;
        },
        stop: () => void child.kill(),
      });
    });
  });
}
