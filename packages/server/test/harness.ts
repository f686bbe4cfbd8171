import { createHash } from "node:crypto";
import {
  documentPath,
  type ErrorBody,
  paths,
  type ResumeAnswer,
  type SessionAnswer,
  type SessionWithToken,
  type StartAnswer,
} from "@sign/protocol";
import { createPdf } from "@sign/simulator/fixtures";
import { Hono } from "hono";
import {
  type AuditEntry,
  createSignServer,
  type SignEvent,
  type SignServer,
  type SignServerOptions,
} from "../src/index";
import { createFakeGateway, type FakeGateway } from "./fake-gateway";

/** The app's origin in every test. */
export const app = "https://app.example";
/** The path the kit is mounted under. */
export const mount = "/api/sign";
/** The page to return to. */
export const page = `${app}/leases/4711?tab=sign`;
/** A key that is easy to find where it should not be. */
export const productKey = "c4a7e0product-key-canary";
/** Secrets that are long enough. */
export const secrets = ["a secret of a test that is long enough to be one"] as const;

/** A PDF that differs from the others by its title. */
export const pdfOf = (title: string, sizeBytes?: number): Uint8Array<ArrayBuffer> =>
  createPdf(sizeBytes ? { title, sizeBytes } : { title });

/** A document as the browser announces it. */
export const announce = (name: string, bytes: Uint8Array) => ({
  name,
  size: bytes.length,
  sha256: createHash("sha256").update(bytes).digest("hex"),
});

/** The Content-Digest of bytes (RFC 9530). */
export const digestOf = (bytes: Uint8Array): string =>
  `sha-256=:${createHash("sha256").update(bytes).digest("base64")}:`;

/** An answer with its body read as JSON. */
export interface Answer<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body & Partial<ErrorBody>;
  /** The kit's cookie as a browser would send it back. */
  readonly cookie: string | null;
}

/** What goes along with a request. */
export interface With {
  readonly token?: string;
  readonly cookie?: string | null;
  readonly headers?: Record<string, string>;
}

/** A kit under test. */
export interface Harness {
  readonly server: Hono;
  /** What is mounted in it. */
  readonly sign: SignServer;
  readonly gateway: FakeGateway;
  readonly events: SignEvent[];
  readonly errors: unknown[];
  readonly audit: AuditEntry[];
  /** The kit's clock, in milliseconds; moved by the test. */
  now: number;
  send(method: string, path: string, init?: RequestInit & With): Promise<Response>;
  json<Body>(method: string, path: string, body?: unknown, how?: With): Promise<Answer<Body>>;
  create(
    documents: readonly { name: string; bytes: Uint8Array }[],
    more?: Record<string, unknown>,
  ): Promise<Answer<SessionWithToken>>;
  upload(
    token: string,
    index: number,
    bytes: Uint8Array,
    how?: With,
  ): Promise<Answer<SessionWithToken>>;
  start(token: string, placements?: readonly object[], how?: With): Promise<Answer<StartAnswer>>;
  read(token: string): Promise<Answer<SessionAnswer>>;
  resume(handle: string, how?: With): Promise<Answer<ResumeAnswer>>;
  /** A session of these documents, started. */
  started(
    ...documents: readonly { name: string; bytes: Uint8Array }[]
  ): Promise<Answer<StartAnswer>>;
}

/** Makes a kit before a fake gateway, mounted as an app would. A second kit may stand before the same gateway. */
export function createHarness(
  options: Partial<SignServerOptions> = {},
  gateway: FakeGateway = createFakeGateway(),
): Harness {
  const events: SignEvent[] = [];
  const errors: unknown[] = [];
  const audit: AuditEntry[] = [];
  const sign = createSignServer({
    zignsec: { environment: { baseUrl: gateway.origin }, productKey, fetch: gateway.fetch },
    secrets,
    appOrigins: [app],
    routes: { upload: { authorize: () => ({}) } },
    clock: () => harness.now,
    onEvent: (event) => events.push(event),
    onAudit: (entry) => audit.push(entry),
    onError: (error) => errors.push(error),
    ...options,
  });
  const server = new Hono().route(mount, sign);
  const harness: Harness = {
    server,
    sign,
    gateway,
    events,
    errors,
    audit,
    now: Date.UTC(2026, 10, 23, 12),
    async send(method, path, { token, cookie, headers, ...init } = {}) {
      return server.request(`${mount}${path}`, {
        method,
        ...init,
        headers: {
          ...(token ? { Authorization: `Bearer ${token}` } : {}),
          ...(cookie ? { Cookie: cookie } : {}),
          ...headers,
        },
      });
    },
    async json(method, path, body, how = {}) {
      const headers = {
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
        ...how.headers,
      };
      const init = body === undefined ? {} : { body: JSON.stringify(body) };
      return answerOf(await harness.send(method, path, { ...how, ...init, headers }));
    },
    create: (documents, more) =>
      harness.json("POST", paths.sessions, {
        route: "upload",
        returnTo: page,
        documents: documents.map(({ name, bytes }) => announce(name, bytes)),
        ...more,
      }),
    async upload(token, index, bytes, how) {
      const headers = { "Content-Digest": digestOf(bytes), ...how?.headers };
      const body = new Uint8Array(bytes);
      return answerOf(
        await harness.send("PUT", documentPath(index), { ...how, token, body, headers }),
      );
    },
    start: (token, placements = [], how = {}) =>
      harness.json("POST", paths.start, { placements }, { ...how, token }),
    read: (token) => harness.json("GET", paths.session, undefined, { token }),
    resume: (handle, how = {}) => harness.json("POST", paths.resume, { handle }, how),
    async started(...documents) {
      let { token } = (await harness.create(documents)).body;
      for (const [index, { bytes }] of documents.entries()) {
        token = (await harness.upload(token, index, bytes)).body.token;
      }
      return harness.start(token);
    },
  };
  return harness;
}

async function answerOf<Body>(response: Response): Promise<Answer<Body>> {
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text ? JSON.parse(text) : {},
    cookie: response.headers.get("set-cookie")?.split(";")[0] ?? null,
  };
}
