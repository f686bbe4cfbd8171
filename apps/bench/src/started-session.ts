import { createHash } from "node:crypto";
import { createSignServer } from "@sign/server";
import { createSimulator } from "@sign/simulator";
import { createPdf } from "@sign/simulator/fixtures";

/** A kit in this process before a simulated gateway, with one session that waits at BankID. */
export interface StartedSession {
  readonly app: { fetch(request: Request): Response | Promise<Response> };
  readonly token: string;
  /** Tokens of the session that the kit has not seen come back yet. */
  freshTokens(count: number): Promise<readonly string[]>;
  /** How often the gateway was asked for the session. */
  reads(): number;
  /** Moves the kit's clock on. */
  pass(ms: number): void;
}

/** Makes a {@link StartedSession}; the kit's clock stands still unless it is moved. */
export async function startSession(): Promise<StartedSession> {
  const simulator = createSimulator();
  let reads = 0;
  let now = Date.now();
  const app = createSignServer({
    zignsec: {
      environment: { baseUrl: simulator.baseUrl },
      productKey: simulator.productKeys,
      fetch(url, init) {
        if (init.method === "GET" && !url.includes("/folders/")) reads++;
        return simulator.fetch(url, init);
      },
    },
    secrets: [createHash("sha512").update(crypto.randomUUID()).digest("base64")],
    appOrigins: ["https://app.example"],
    routes: { upload: { authorize: () => ({}) } },
    clock: () => now,
  });
  const send = async (method: string, path: string, headers: HeadersInit, body: BodyInit) => {
    const answer = await app.request(path, { method, headers, body });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()).token as string;
  };
  const json = { "Content-Type": "application/json" };
  const bytes = createPdf();
  const digest = createHash("sha256").update(bytes).digest();
  const documents = [{ name: "a.pdf", size: bytes.length, sha256: digest.toString("hex") }];
  const order = { route: "upload", returnTo: "https://app.example/", documents };
  const created = await send("POST", "/sessions", json, JSON.stringify(order));
  const uploaded = await send(
    "PUT",
    "/session/documents/0",
    {
      Authorization: `Bearer ${created}`,
      "Content-Digest": `sha-256=:${digest.toString("base64")}:`,
    },
    bytes,
  );
  const start = () =>
    send(
      "POST",
      "/session/start",
      { ...json, Authorization: `Bearer ${uploaded}` },
      JSON.stringify({ placements: [] }),
    );
  return {
    app,
    token: await start(),
    freshTokens: (count) => Promise.all(Array.from({ length: count }, start)),
    reads: () => reads,
    pass(ms) {
      now += ms;
    },
  };
}
