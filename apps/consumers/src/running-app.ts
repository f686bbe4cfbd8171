import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { start } from "./command";

/** A consumer's app that answers. */
export interface RunningApp {
  readonly origin: string;
  readonly stop: () => Promise<void>;
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        address === null || typeof address === "string"
          ? reject(new Error("no port"))
          : resolve(address.port),
      );
    });
  });

const answers = async (address: string): Promise<boolean> => {
  try {
    return (await fetch(address)).ok;
  } catch {
    return false;
  }
};

/** Starts a built app on a free port and waits, for at most a minute, until its page is there. */
export async function startApp(folder: string): Promise<RunningApp> {
  const port = String(await freePort());
  const origin = `http://localhost:${port}`;
  const app = start(["npm", "start"], { cwd: folder, environment: { PORT: port } });
  const deadline = Date.now() + 60_000;
  while (!(await answers(origin))) {
    if (!app.alive() || Date.now() > deadline) {
      await app.stop();
      throw new Error(`The app did not start:\n${app.output()}`);
    }
    await pause(200);
  }
  return { origin, stop: app.stop };
}
