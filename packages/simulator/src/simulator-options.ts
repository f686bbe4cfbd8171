import type { ProductKeys } from "./gateway/authentication";
import type { RedirectsOn } from "./gateway/request-schemas";
import type { Authority } from "./pades/authority";
import type { PadesLevel } from "./pades/sign-pdf";
import type { Pause } from "./pause";
import type { SendRequest } from "./webhooks";

/** Options of {@link createSimulator}; all have defaults. */
export interface SimulatorOptions {
  /** Address under which every route answers, path prefix included. @default "https://simulator.test" */
  readonly baseUrl?: string;
  /** The pair of keys that are accepted. @default {@link testProductKeys} */
  readonly productKeys?: ProductKeys;
  /** Signs webhooks. @default webhooks are unsigned */
  readonly webhookSecret?: string;
  /** Delivers webhooks. @default `globalThis.fetch` */
  readonly fetch?: SendRequest;
  /** The simulator's clock. @default the machine's */
  readonly now?: () => Date;
  /** PAdES level of the signed files. @default "B-LTA" */
  readonly level?: PadesLevel;
  /** Milliseconds after which a session's files are deleted. @default 48 hours, as ZignSec does */
  readonly retentionMs?: number;
  /** Milliseconds a session may stay unfinished before it times out. @default 30 minutes */
  readonly sessionTtlMs?: number;
  /** Milliseconds between the person's last step and `Finished`. @default 0 */
  readonly finishDelayMs?: number;
  /** Which call's redirect addresses count, since ZignSec does not publish it. @default "either" */
  readonly acceptRedirectsOn?: RedirectsOn;
  /** Whether reading a started session tells its link again, since ZignSec does not publish it. @default false */
  readonly tellLinkAgain?: boolean;
  /** How scripted delays let time pass. @default they take as long as they say */
  readonly pause?: Pause;
  /** How many sessions are remembered before the oldest is dropped. @default 200 */
  readonly maxSessions?: number;
  /** How many bytes of PDF are kept before the oldest session is dropped. @default 512 MiB */
  readonly maxBytes?: number;
  /** Certificates to sign with. @default a new test authority, made when it is first needed */
  readonly authority?: Authority;
}
