import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/** A gateway that throws every upload away as it comes, so that what is measured is the way there. */
export interface GatewaySink {
  readonly url: string;
  close(): void;
}

/** Starts a {@link GatewaySink}: it knows sessions and files by nothing but new ids, and answers a bare proxy's upload too. */
export async function startGatewaySink(): Promise<GatewaySink> {
  let last = 0;
  const server: Server = createServer((request, response) => {
    const id = /signing\/([^/]+)/.exec(request.url ?? "")?.[1] ?? `session-${++last}`;
    const answer = { id, status: "Created", file_id: `file-${++last}` };
    request.resume().on("end", () => {
      response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify(answer));
    });
  });
  server.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => void server.close(),
  };
}
