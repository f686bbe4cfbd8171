import { createHash } from "node:crypto";
import { createSignServer } from "@sign/server";
import { type Authority, createSimulator } from "@sign/simulator";
import { createPdf } from "@sign/simulator/fixtures";
import { Hono } from "hono";
import { z } from "zod";
import { appOrigin, mount } from "../contract/setting";

/** A PDF with its Content-Digest. */
export interface StagedDocument {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly digest: string;
  readonly announced: { readonly name: string; readonly size: number; readonly sha256: string };
}

/** What is alive: sessions in every state, by the texts that open them. */
export interface Living {
  readonly tokens: readonly string[];
  readonly handles: readonly string[];
  readonly returns: readonly string[];
  readonly cookies: readonly string[];
}

/** The kit before a simulator, in this process. */
export interface Stage {
  ask(method: string, path: string, init?: RequestInit): Promise<Response>;
  /** Makes new sessions in every state. */
  populate(): Promise<Living>;
  readonly documents: readonly StagedDocument[];
  readonly returnTo: string;
  /** What the kit did not expect and told `onError`. */
  readonly faults: unknown[];
}

const webhookSecret = "the webhook secret of a test";

const answerSchema = z.object({
  token: z.string(),
  redirectUrl: z.string().optional(),
  resume: z.string().optional(),
});

function stageDocument(title: string, sizeBytes: number): StagedDocument {
  const bytes = createPdf({ title, sizeBytes });
  const hash = createHash("sha256").update(bytes);
  const sha256 = hash.copy().digest("hex");
  return {
    bytes,
    digest: `sha-256=:${hash.digest("base64")}:`,
    announced: { name: `${title}.pdf`, size: bytes.length, sha256 },
  };
}

/** Builds the stage. The simulator forgets old sessions, so populate it anew from time to time. */
export function createStage(authority: Authority): Stage {
  const documents = [stageDocument("lease", 2_000), stageDocument("annex", 20_000)];
  const returnTo = `${appOrigin}/leases/4711`;
  const faults: unknown[] = [];
  const app = new Hono();
  const simulator = createSimulator({
    authority,
    maxSessions: 200,
    level: "B-B",
    webhookSecret,
    fetch: async (url, init) => app.request(new URL(url).pathname, init),
  });
  const route = { authorize: () => ({}), limits: { maxDocuments: 3, maxBytes: 100_000 } };
  const kit = createSignServer({
    zignsec: {
      environment: { baseUrl: simulator.baseUrl },
      productKey: simulator.productKeys,
      fetch: simulator.fetch,
      webhookSecret,
    },
    secrets: [crypto.randomUUID() + crypto.randomUUID()],
    appOrigins: [appOrigin],
    routes: {
      upload: { ...route, input: z.unknown() },
      lease: {
        authorize: () => ({}),
        documents: () => [{ name: "lease.pdf", bytes: createPdf({ title: "own" }) }],
      },
    },
    onError: (error) => faults.push(error),
  });
  app.route(mount, kit);

  const ask: Stage["ask"] = async (method, path, init) =>
    app.request(`${mount}${path}`, { ...init, method });

  async function step(method: string, path: string, init: RequestInit) {
    const answer = await ask(method, path, init);
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status}`);
    const cookie = answer.headers.get("set-cookie")?.split(";")[0] ?? "";
    return { ...answerSchema.parse(await answer.json()), cookie };
  }
  const json = { "Content-Type": "application/json" };
  const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });

  /** A started session, with the token of each state on the way. */
  async function journey(): Promise<Living & { readonly redirectUrl: string }> {
    const body = JSON.stringify({
      route: "upload",
      returnTo,
      documents: documents.map(({ announced }) => announced),
    });
    const created = await step("POST", "/sessions", { headers: json, body });
    const tokens = [created.token];
    for (const [index, { bytes, digest }] of documents.entries()) {
      const headers = { ...bearer(tokens.at(-1) ?? ""), "Content-Digest": digest };
      const uploaded = await step("PUT", `/session/documents/${index}`, { headers, body: bytes });
      tokens.push(uploaded.token);
    }
    const started = await step("POST", "/session/start", {
      headers: { ...json, ...bearer(tokens.at(-1) ?? "") },
      body: '{"placements":[]}',
    });
    return {
      tokens: [...tokens, started.token],
      handles: [started.resume ?? ""],
      returns: [],
      cookies: [created.cookie, started.cookie],
      redirectUrl: started.redirectUrl ?? "",
    };
  }

  return {
    ask,
    documents,
    returnTo,
    faults,
    async populate() {
      const [open, signed, cancelled] = [await journey(), await journey(), await journey()];
      const left = [
        await simulator.signAs(signed.redirectUrl),
        await simulator.cancelAt(cancelled.redirectUrl),
      ];
      const all = [open, signed, cancelled];
      return {
        tokens: all.flatMap(({ tokens }) => tokens),
        handles: all.flatMap(({ handles }) => handles),
        returns: left.map((address) => new URL(address).pathname.split("/").at(-1) ?? ""),
        cookies: all.flatMap(({ cookies }) => cookies),
      };
    },
  };
}
