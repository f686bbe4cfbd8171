import type { ReadBend } from "./gateway/bent-details";

/** The five calls of the gateway's API. */
export type GatewayCall = "create" | "upload" | "sign" | "read" | "download";

/** The shape of a refusal's body: the vendor's session errors, its older `type`, API Management's, RFC 9457's, or plain text. */
export type ErrorShape = "errors" | "type" | "management" | "problem" | "text";

/**
 * A scenario for one call.
 *
 * - `unauthorized`: 401 whichever key is sent.
 * - `rate-limited`: 429 with `Retry-After` in seconds, 2 unless told.
 * - `server-error`: 500 unless another status is given.
 * - `refused`: this status with a body of this shape (`management` unless told), which says `code`; `retryAfter` is the header as it stands.
 * - `redirect`: 302 to another address.
 * - `malformed`, with status 200: HTML, JSON cut in half, nothing, 100 MB of JSON, or the true answer called plain text.
 * - `answer`: exactly this answer.
 * - `slow`: the true answer after `ms`. `drip`: its bytes in eight pieces, `ms` before each.
 * - `reset`: half of the true answer's body, then the connection breaks.
 * - `network-error`: `fetch` rejects, with `cause` as the runtime's code for it (as Node has them: ECONNREFUSED, ENOTFOUND, …).
 * - `hang`: no answer until the caller's signal aborts.
 * - `lost-answer`: the gateway does what it is asked, and instead of its answer comes `instead`, a network error unless told.
 */
export type CallScenario =
  | { readonly name: "unauthorized" }
  | { readonly name: "rate-limited"; readonly retryAfterSeconds?: number }
  | { readonly name: "server-error"; readonly status?: number }
  | {
      readonly name: "refused";
      readonly status: number;
      readonly shape?: ErrorShape;
      readonly code?: string;
      readonly retryAfter?: string;
    }
  | { readonly name: "redirect"; readonly to: string }
  | {
      readonly name: "malformed";
      readonly body?: "html" | "truncated" | "empty" | "flood" | "mislabelled";
    }
  | {
      readonly name: "answer";
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    }
  | { readonly name: "slow"; readonly ms: number }
  | { readonly name: "drip"; readonly ms: number }
  | { readonly name: "reset" }
  | { readonly name: "network-error"; readonly cause?: string }
  | { readonly name: "hang" }
  | { readonly name: "lost-answer"; readonly instead?: CallScenario };

/**
 * A scenario for one call that carries files. Upload: the file is listed with the wrong MD5 from then on. Read:
 * every file of this answer is. Download: one byte of the body is not the one that was announced.
 */
export interface WrongMd5 {
  readonly name: "wrong-md5";
}

/** A read whose true answer is bent; see {@link ReadBend}. */
export interface BentRead {
  readonly name: "bent";
  readonly as: ReadBend;
}

/** Whatever may wait in the queue of a call. */
export type Scripted = CallScenario | WrongMd5 | BentRead;

type Nameable = Exclude<CallScenario["name"], "answer" | "slow" | "drip" | "refused" | "redirect">;

/** What may be scripted for one call; a bare name stands for the scenario with its defaults. */
export type ScenarioFor<Call extends GatewayCall> =
  | CallScenario
  | Nameable
  | (Call extends "create" | "sign" ? never : WrongMd5 | "wrong-md5")
  | (Call extends "read" ? BentRead : never);
