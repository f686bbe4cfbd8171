import { utf8ToBytes } from "@noble/hashes/utils.js";
import { type Level, type Limits, levelSchema, limitsSchema } from "@sign/protocol";
import type { EventListener } from "./events";
import type { OnceStore } from "./once-store";
import { exactOrigin } from "./return-address";
import type { Route } from "./route";
import type { ZignsecOptions } from "./zignsec/client";

/** Options of `createSignServer`. Nothing is read from the environment. */
export interface SignServerOptions {
  readonly zignsec: ZignsecOptions & {
    /** The secret ZignSec signs webhooks with (not the product key). @default webhooks are not taken */
    readonly webhookSecret?: string;
  };
  /** Secrets that seal tokens and handles, at least 32 bytes each, newest first; older ones still open what they sealed. */
  readonly secrets: readonly [newest: string, ...older: string[]];
  /** Exact origins of the app's pages: the only places a return may lead to, and the only ones CORS is open for. */
  readonly appOrigins: readonly [string, ...string[]];
  /** Routes by name. */
  readonly routes: Readonly<Record<string, Route>>;
  /** Roots (PEM or DER) that a signer's certificate may chain to. Without any, a signature whose issuer is unknown is accepted when all else holds. @default none */
  readonly trust?: { readonly anchors: readonly (string | Uint8Array)[] };
  /** The kit's address as browsers reach it, when that is not the app's origin and the path it is mounted under. */
  readonly baseUrl?: string;
  /** Where used handles are remembered. @default this instance's memory */
  readonly onceStore?: OnceStore;
  /** Hears every event. */
  readonly onEvent?: EventListener;
  /** Hears what nobody expected, before it is answered as `internal`. It may hold anything: take care where it is logged. */
  readonly onError?: (error: unknown, context: { readonly requestId: string }) => unknown;
  /** Unix milliseconds. @default Date.now */
  readonly clock?: () => number;
}

/** A route with its name, its limits and what it asks of signatures. */
export interface NamedRoute {
  readonly name: string;
  readonly rules: Route;
  readonly limits: Limits;
  /** `level` is `null` where any will do. */
  readonly evidence: { readonly level: Level | null; readonly signatures: number };
}

/** Options after their check, with defaults filled in. */
export interface Settings {
  readonly secrets: readonly [Uint8Array, ...Uint8Array[]];
  readonly appOrigins: readonly string[];
  readonly routes: ReadonlyMap<string, NamedRoute>;
  readonly anchors: readonly (string | Uint8Array)[];
  readonly baseUrl: string | null;
  readonly webhookSecret: string | null;
  readonly clock: () => number;
}

/** BankID's signing service takes 1 to 30 documents of about 31.4 MB; ZignSec publishes no limits. */
const defaultLimits: Limits = { maxDocuments: 10, maxBytes: 30_000_000 };
const MOST_DOCUMENTS = 30;
const LEAST_SECRET_BYTES = 32;

/** Checks options; throws a TypeError that says which one to mend and never its value. */
export function checkOptions(options: SignServerOptions): Settings {
  const [newest, ...older] = options.secrets.map(secretBytes);
  if (!newest) throw new TypeError("secrets must hold at least one secret.");
  if (options.appOrigins.length === 0) throw new TypeError("appOrigins must name an origin.");
  const { webhookSecret } = options.zignsec;
  if (webhookSecret === "") throw new TypeError("zignsec.webhookSecret must not be empty.");
  return {
    secrets: [newest, ...older],
    appOrigins: options.appOrigins.map(exactOrigin),
    routes: new Map(
      Object.entries(options.routes).map(([name, rules]) => [name, checkRoute(name, rules)]),
    ),
    anchors: (options.trust?.anchors ?? []).map(certificate),
    baseUrl: options.baseUrl === undefined ? null : plainAddress(options.baseUrl),
    webhookSecret: webhookSecret ?? null,
    clock: options.clock ?? Date.now,
  };
}

/** Only its beginning is looked at here: a certificate that cannot be read throws when something is verified with it. */
function certificate(anchor: string | Uint8Array): string | Uint8Array {
  const begun =
    typeof anchor === "string"
      ? anchor.includes("-----BEGIN CERTIFICATE-----")
      : anchor[0] === 0x30;
  if (!begun) throw new TypeError("trust.anchors must be certificates, as PEM text or DER bytes.");
  return anchor;
}

function secretBytes(secret: string): Uint8Array {
  const bytes = utf8ToBytes(secret);
  if (bytes.length < LEAST_SECRET_BYTES) {
    throw new TypeError(`secrets must be of at least ${LEAST_SECRET_BYTES} bytes each.`);
  }
  return bytes;
}

function checkRoute(name: string, rules: Route): NamedRoute {
  if (name.length === 0 || name.length > 64) {
    throw new TypeError("The name of a route must have 1 to 64 characters.");
  }
  if (typeof rules.authorize !== "function") {
    throw new TypeError(`Route "${name}" must have authorize.`);
  }
  const limits = limitsSchema.safeParse({ ...defaultLimits, ...rules.limits });
  if (!limits.success || limits.data.maxDocuments > MOST_DOCUMENTS) {
    throw new TypeError(
      `Route "${name}" must have limits of 1 to ${MOST_DOCUMENTS} documents and at least 1 byte.`,
    );
  }
  const { level, signatures = 1 } = rules.evidence ?? {};
  if (level !== undefined && !levelSchema.options.includes(level)) {
    throw new TypeError(`Route "${name}" must ask for one of ${levelSchema.options.join(", ")}.`);
  }
  if (!Number.isInteger(signatures) || signatures < 1) {
    throw new TypeError(`Route "${name}" must ask for a whole number of signatures, at least 1.`);
  }
  return { name, rules, limits: limits.data, evidence: { level: level ?? null, signatures } };
}

function plainAddress(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.search || url.hash) {
    throw new TypeError("baseUrl must be a plain http or https address.");
  }
  return url.href;
}
