import type { AddressInfo } from "node:net";
import { createAdaptorServer, type HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { ScriptedNetworkError } from "./scripted-answer";
import { createSimulator, type Simulator } from "./simulator";
import type { SimulatorOptions } from "./simulator-options";

/** Options of {@link serve}: the simulator's own, and where to listen. */
export interface ServeOptions extends SimulatorOptions {
  /** @default a free port */
  readonly port?: number;
  /** @default "127.0.0.1" */
  readonly host?: string;
}

/** A simulator that listens for HTTP. */
export interface RunningSimulator {
  /** The simulator's base URL. */
  readonly url: string;
  readonly simulator: Simulator;
  /** Ends every connection and stops listening. */
  close(): Promise<void>;
}

/** Serves a simulator over HTTP; rejects when the port is taken. */
export async function serve(options: ServeOptions = {}): Promise<RunningSimulator> {
  const { port = 0, host = "127.0.0.1", ...rest } = options;
  let simulator: Simulator | undefined;
  const server = createAdaptorServer({
    async fetch(request, env) {
      try {
        return await simulator?.fetch(request);
      } catch (error) {
        if (!(error instanceof ScriptedNetworkError)) throw error;
        // The caller must see a broken connection, not an answer.
        (env as HttpBindings).outgoing.destroy();
        return RESPONSE_ALREADY_SENT;
      }
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  const origin = `http://${host.includes(":") ? `[${host}]` : host}:${address.port}`;
  simulator = createSimulator({ baseUrl: origin, ...rest });
  return {
    url: simulator.baseUrl,
    simulator,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        if ("closeAllConnections" in server) server.closeAllConnections();
      }),
  };
}
