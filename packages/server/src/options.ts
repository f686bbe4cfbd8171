import {
  type Level,
  type Limits,
  levelSchema,
  limitsSchema,
  placementPolicySchema,
} from "@sign/protocol";
import type { AuditListener } from "./audit/audit-trail";
import type { EventListener } from "./events";
import type { OnceStore } from "./once-store";
import type { RateLimit } from "./rate-limit";
import { exactOrigin } from "./return-address";
import type { Route } from "./route";
import { checkSecrets, checkWebhookSecret } from "./secrets";
import { checkAnchors } from "./trust-anchors";
import type { ZignsecOptions } from "./zignsec/client";

/** Options of `createSignServer`. Nothing is read from the environment. */
export interface SignServerOptions {
  readonly zignsec: ZignsecOptions & {
    /** The secret ZignSec signs webhooks with (not the product key). @default webhooks are not taken */
    readonly webhookSecret?: string;
  };
  /** Secrets that seal tokens and handles, random and at least 32 bytes each, newest first; older ones still open what they sealed. */
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
  /** How many calls one caller may make. @default any number */
  readonly rateLimit?: RateLimit;
  /** Hears every event. */
  readonly onEvent?: EventListener;
  /** Takes every entry of the audit record, to store; see `verifyAudit`. */
  readonly onAudit?: AuditListener;
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

/** Checks options; throws a TypeError that says which one to mend and never its value. */
export function checkOptions(options: SignServerOptions): Settings {
  const { productKey, webhookSecret } = options.zignsec;
  const others = [productKey, webhookSecret ?? []].flat();
  if (options.appOrigins.length === 0) throw new TypeError("appOrigins must name an origin.");
  return {
    secrets: checkSecrets(options.secrets, others),
    appOrigins: options.appOrigins.map(exactOrigin),
    routes: new Map(
      Object.entries(options.routes).map(([name, rules]) => [name, checkRoute(name, rules)]),
    ),
    anchors: checkAnchors(options.trust?.anchors ?? []),
    baseUrl: options.baseUrl === undefined ? null : plainAddress(options.baseUrl),
    webhookSecret: checkWebhookSecret(webhookSecret),
    clock: options.clock ?? Date.now,
  };
}

/** A route with its defaults; throws a TypeError that says what is wrong with it. */
export function checkRoute(name: string, rules: Route): NamedRoute {
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
  checkPlacing(name, rules);
  const { level, signatures = 1 } = rules.evidence ?? {};
  if (level !== undefined && !levelSchema.options.includes(level)) {
    throw new TypeError(`Route "${name}" must ask for one of ${levelSchema.options.join(", ")}.`);
  }
  if (!Number.isInteger(signatures) || signatures < 1) {
    throw new TypeError(`Route "${name}" must ask for a whole number of signatures, at least 1.`);
  }
  const { onSignedTimeoutMs = 1 } = rules;
  if (!(onSignedTimeoutMs > 0 && onSignedTimeoutMs < 2 ** 31)) {
    throw new TypeError(`Route "${name}" must give onSigned a time in milliseconds.`);
  }
  return { name, rules, limits: limits.data, evidence: { level: level ?? null, signatures } };
}

function checkPlacing(name: string, { placement, documents }: Route): void {
  if (typeof placement === "function") {
    if (documents) return;
    throw new TypeError(`Route "${name}" takes uploads, so its placement must not be a function.`);
  }
  if (placement && !placementPolicySchema.safeParse(placement).success) {
    throw new TypeError(`Route "${name}" must have a placement that is a policy with valid spots.`);
  }
}

/** An address without user, query or fragment; throws a TypeError for any other. */
export function plainAddress(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.search || url.hash) {
    throw new TypeError("baseUrl must be a plain http or https address.");
  }
  return url.href;
}
