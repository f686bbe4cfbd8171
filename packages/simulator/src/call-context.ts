import type { ReadBend } from "./gateway/bent-details";

/** What a route gets beside the request: Hono's bindings for one call of the simulator. */
export interface CallBindings {
  /** Path under which the simulator is mounted, without a slash at the end. */
  readonly basePath: string;
  /**
   * The request's body. It travels beside the `Request` because some runtimes cannot make a `Request` from a
   * stream, or cannot hand one out again.
   */
  readonly body: ReadableStream<Uint8Array> | null;
  /** The call is scripted to lie about MD5 sums. */
  readonly wrongMd5: boolean;
  /** How the answer to this one read is bent. */
  readonly bend: ReadBend | null;
}

/** Hono's environment of every route of the simulator. */
export interface CallContext {
  Bindings: CallBindings;
}
