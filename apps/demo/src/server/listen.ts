import { type ServerType, serve } from "@hono/node-server";

type Fetch = Parameters<typeof serve>[0]["fetch"];

/** A server that is answering. */
export interface Listening {
  /** Takes no new connections and ends the idle ones; resolves when the last answer is out. */
  readonly close: () => Promise<void>;
}

const listenOn = (fetch: Fetch, hostname: string, port: number): Promise<ServerType> =>
  new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname, port });
    server.once("listening", () => resolve(server));
    server.once("error", reject);
  });

const absent = new Set(["EADDRNOTAVAIL", "EAFNOSUPPORT"]);

/**
 * Listens on this machine only, on both of its loopback addresses: `localhost` may mean either, and a machine
 * without IPv6 has just the first. Rejects when the port is taken on one of them.
 */
export async function listen(fetch: Fetch, port: number): Promise<Listening> {
  const servers = [await listenOn(fetch, "127.0.0.1", port)];
  try {
    servers.push(await listenOn(fetch, "::1", port));
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
    if (!absent.has(code)) {
      for (const server of servers) server.close();
      throw cause;
    }
  }
  return {
    close: async () => {
      await Promise.all(
        servers.map(
          (server) =>
            new Promise<void>((resolve) => {
              server.close(() => resolve());
              if ("closeIdleConnections" in server) server.closeIdleConnections();
            }),
        ),
      );
    },
  };
}
