import { once } from "node:events";
import { createServer, type Server, type Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import { createZignsecClient } from "./client";
import type { GatewayPolicy } from "./policy";
import type { GatewayEvent } from "./request";

/*
 * The runtime's own fetch and real sockets: what the scripted faults of the fault table stand for.
 */

const open: Server[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) server.close();
});

/** Listens on a free port of this machine; gives the port. */
async function listen(onConnection: (socket: Socket) => void): Promise<number> {
  const server = createServer(onConnection).listen(0, "127.0.0.1");
  open.push(server);
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

/** What one read of a session at this address comes to. */
async function read(baseUrl: string, policy: Partial<GatewayPolicy> = {}) {
  const events: GatewayEvent[] = [];
  const client = createZignsecClient({
    environment: { baseUrl },
    productKey: "k-primary",
    policy: { attempts: 1, ...policy },
  });
  const observe = (event: GatewayEvent) => events.push(event);
  const outcome = await client.readSession("1", { observe }).catch((error: unknown) => error);
  return { outcome, events };
}

const told = (code: string, status: number | null, cause: unknown) => ({
  outcome: expect.objectContaining({ code }),
  events: [{ type: "gateway.error", call: "read", code, status, cause, againInMs: null }],
});

const closing = (socket: Socket): Promise<unknown> =>
  new Promise((resolve) => socket.once("close", resolve));

const answers = (text: string) => (socket: Socket) => {
  socket.on("error", () => undefined);
  socket.once("data", () => socket.end(text));
};

test("a port where nobody listens", async () => {
  const port = await listen(() => undefined);
  await new Promise((resolve) => open.pop()?.close(resolve));
  expect(await read(`http://127.0.0.1:${port}`)).toEqual(
    told("gateway_unreachable", null, "ECONNREFUSED"),
  );
});

test("a name that does not exist", async () => {
  const cause = expect.stringMatching(/^(ENOTFOUND|EAI_AGAIN)$/);
  expect(await read("http://gateway.invalid")).toEqual(told("gateway_unreachable", null, cause));
});

test("a port that does not speak TLS where TLS is asked for", async () => {
  const port = await listen(answers("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"));
  const cause = expect.stringMatching(/^ERR_SSL_/);
  expect(await read(`https://127.0.0.1:${port}`)).toEqual(told("gateway_unreachable", null, cause));
});

test("a connection that breaks in the middle of an answer", async () => {
  const port = await listen(
    answers('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"sta'),
  );
  expect(await read(`http://127.0.0.1:${port}`)).toEqual(
    told("gateway_unreachable", null, "UND_ERR_SOCKET"),
  );
});

test("something else than HTTP", async () => {
  const port = await listen(answers("SSH-2.0-OpenSSH_9.6\r\n"));
  const { outcome } = await read(`http://127.0.0.1:${port}`);
  expect(outcome).toMatchObject({ code: "gateway_unreachable" });
});

test("a server that takes the call and never answers is hung up on", async () => {
  let hungUp: Promise<unknown> = Promise.resolve();
  const port = await listen((socket) => {
    socket.resume();
    hungUp = closing(socket);
  });
  const { outcome } = await read(`http://127.0.0.1:${port}`, { readMs: 60 });
  expect(outcome).toMatchObject({ code: "gateway_timeout" });
  await hungUp;
});

test("an answer without end is hung up on after its first megabyte", async () => {
  let hungUp: Promise<unknown> = Promise.resolve();
  const port = await listen((socket) => {
    hungUp = closing(socket);
    socket.on("error", () => undefined);
    socket.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n[");
    const pour = (): void => {
      while (!socket.destroyed && socket.write(" ".repeat(65_536))) {}
    };
    socket.on("drain", pour);
    pour();
  });
  const { outcome } = await read(`http://127.0.0.1:${port}`);
  expect(outcome).toMatchObject({ code: "gateway_malformed" });
  await hungUp;
});

test("a redirect is not followed, so that the key stays here", async () => {
  let visits = 0;
  const elsewhere = await listen((socket) => {
    visits++;
    socket.destroy();
  });
  const port = await listen(
    answers(`HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:${elsewhere}/\r\n\r\n`),
  );
  expect(await read(`http://127.0.0.1:${port}`)).toEqual(told("gateway_malformed", 302, null));
  expect(visits).toBe(0);
});
