import { SignError } from "@sign/protocol";
import { createCircuit } from "./circuit";
import { createKeyRing } from "./keys";
import { createLine } from "./line";
import { checkPolicy, type GatewayPolicy } from "./policy";
import { type CallOptions, createSend, type Fetch, type GatewayRequest } from "./request";
import { systemTimers, type Timers } from "./timers";
import { type GatewaySession, readCreated, readDetails, readStarted, readUploaded } from "./wire";
import {
  type CreateContent,
  defaultWriters,
  type StartContent,
  type UploadContent,
  type WireWriters,
} from "./write";

/** Where the gateway is and how to speak to it. */
export interface ZignsecOptions {
  /** The vendor's test or production gateway, or another address (of a simulator or a proxy) as `{ baseUrl }`. */
  readonly environment: "test" | "production" | { readonly baseUrl: string };
  /** The subscription key, or the pair of them: the second is tried when the first is refused. */
  readonly productKey: string | readonly [primary: string, secondary: string];
  /** @default the runtime's fetch */
  readonly fetch?: Fetch | undefined;
  /** Replaces what is written to the gateway, for whoever has the vendor's Swagger. @default {@link defaultWriters} */
  readonly wire?: Partial<WireWriters> | undefined;
  /** Deadlines, attempts, and how much may go on at a time. @default see {@link GatewayPolicy} */
  readonly policy?: Partial<GatewayPolicy> | undefined;
  /** How time passes, for tests. @default the runtime's own time */
  readonly timers?: Timers | undefined;
}

/**
 * ZignSec's signing API for BankID Norway. Every method rejects with a SignError: `gateway_*`, `session_gone`, and
 * for uploads what the gateway says against the file.
 */
export interface ZignsecClient {
  /** Creates a session. `statusWord` is the gateway's word for its state, lower case, empty when it says none. */
  createSession(
    content: CreateContent,
    options?: CallOptions,
  ): Promise<{ readonly id: string; readonly statusWord: string }>;
  /**
   * Uploads one PDF, streamed. `known` are the session's earlier file ids; `md5` (hex) is null when the answer has none.
   * Since a stream cannot be sent twice, a pair of keys of which none is known to work is first tried on a read.
   */
  uploadFile(
    sessionId: string,
    content: UploadContent & { readonly known: readonly string[] },
    options?: CallOptions,
  ): Promise<{ readonly fileId: string; readonly md5: string | null }>;
  /** Starts signing; the link is a credential of the signer and is not to be logged. */
  startSigning(
    sessionId: string,
    content: StartContent,
    options?: CallOptions,
  ): Promise<{ readonly redirectUrl: string }>;
  /** Reads a session. */
  readSession(sessionId: string, options?: CallOptions): Promise<GatewaySession>;
  /** Downloads a file of at most `maxBytes`. A `url` outside the configured gateway is refused as `gateway_malformed`. */
  downloadFile(
    file: { readonly sessionId: string; readonly fileId: string; readonly url?: string | null },
    maxBytes: number,
    options?: CallOptions,
  ): Promise<Uint8Array<ArrayBuffer>>;
}

const hosts = {
  test: "https://test-gateway.zignsec.com",
  production: "https://gateway.zignsec.com",
} as const;

const JSON_BYTES = 1_048_576;

/**
 * Makes a {@link ZignsecClient}, with a limit on what goes on at a time and a circuit of its own: share one per gateway. Throws a
 * TypeError for a key, an address or a policy that cannot be used.
 */
export function createZignsecClient(options: ZignsecOptions): ZignsecClient {
  const base = baseUrlOf(options.environment);
  const keys = createKeyRing(options.productKey);
  const writers: WireWriters = { ...defaultWriters, ...options.wire };
  const fetch: Fetch = options.fetch ?? ((url, init) => globalThis.fetch(url, init));
  const timers = options.timers ?? systemTimers;
  const policy = checkPolicy(options.policy);
  const send = createSend({
    fetch,
    keys,
    timers,
    policy,
    circuit: createCircuit({ ...policy, now: timers.now }),
    lines: {
      calls: createLine(policy.calls, policy.line),
      files: createLine(policy.files, policy.line),
    },
  });

  const sessionsUrl = (path: string): URL => new URL(`api/v5/sessions/signing${path}`, base);
  const sessionUrl = (sessionId: string, path = ""): URL =>
    sessionsUrl(`/${encodeURIComponent(sessionId)}${path}`);

  async function call<Answer>(
    request: Omit<GatewayRequest, "maxBytes">,
    read: (json: unknown) => Answer,
  ): Promise<Answer> {
    const bytes = await send({ ...request, maxBytes: JSON_BYTES });
    try {
      return read(JSON.parse(new TextDecoder().decode(bytes)));
    } catch (cause) {
      throw malformed(request, 200, cause);
    }
  }

  const client: ZignsecClient = {
    createSession(content, how) {
      const body = { json: writers.create(content) };
      const url = sessionsUrl("");
      return call({ ...how, call: "create", method: "POST", url, body }, readCreated);
    },
    async uploadFile(sessionId, { known, ...content }, how) {
      if (!keys.proven && keys.other(keys.current)) await client.readSession(sessionId, how);
      const url = sessionUrl(sessionId, "/files");
      const body = writers.upload(content);
      return call({ ...how, call: "upload", method: "POST", url, body }, (json) =>
        readUploaded(json, known),
      );
    },
    startSigning(sessionId, content, how) {
      const body = { json: writers.start(content) };
      const url = sessionUrl(sessionId, "/sign");
      return call({ ...how, call: "start", method: "POST", url, body }, readStarted);
    },
    readSession(sessionId, how) {
      const url = sessionUrl(sessionId);
      return call({ ...how, call: "read", method: "GET", url }, (json) =>
        readDetails(json, sessionId),
      );
    },
    async downloadFile({ sessionId, fileId, url }, maxBytes, how) {
      const media = mediaUrl(base, url ?? `folders/${sessionId}/media/${fileId}`);
      if (!media) throw malformed({ ...how, call: "download" }, null);
      return send({ ...how, call: "download", method: "GET", url: media, maxBytes });
    },
  };
  return client;
}

function baseUrlOf(environment: ZignsecOptions["environment"]): URL {
  const text = typeof environment === "string" ? hosts[environment] : environment.baseUrl;
  if (!URL.canParse(text)) throw new TypeError("zignsec.environment has no usable address.");
  const url = new URL(text.endsWith("/") ? text : `${text}/`);
  if (!/^https?:$/.test(url.protocol) || url.username || url.password || url.search || url.hash) {
    throw new TypeError("zignsec.environment.baseUrl must be a plain http or https address.");
  }
  return url;
}

/** The key goes along with this address, so it must lie on the gateway's own origin, under its own path. */
function mediaUrl(base: URL, address: string): URL | null {
  const url = URL.canParse(address, base.href) ? new URL(address, base) : null;
  const inside =
    url !== null &&
    url.origin === base.origin &&
    url.pathname.startsWith(base.pathname) &&
    !url.username &&
    !url.password;
  return inside ? url : null;
}

/** An answer of the gateway that cannot be what it should be, told and thrown. */
function malformed(
  { call, observe }: Pick<GatewayRequest, "call" | "observe">,
  status: number | null,
  cause?: unknown,
): SignError {
  const code = "gateway_malformed";
  observe?.({ type: "gateway.error", call, code, status, cause: null, againInMs: null });
  return new SignError(code, { cause });
}
