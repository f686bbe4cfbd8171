import type { Level, Limits, Locale, SignatureReport, VerificationReport } from "@sign/protocol";
import type { z } from "zod";
import type { EventListener } from "./events";

/** A value or a promise of it. */
export type Awaitable<Value> = Value | Promise<Value>;

/** A PDF that the server itself brings to be signed. */
export interface ServerDocument {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The input as the route's schema gives it; `undefined` for a route without one. */
export type RouteInput<Schema extends z.ZodType | undefined> = Schema extends z.ZodType
  ? z.output<Schema>
  : undefined;

/** What a route asks of the signatures in every document. New are those that were not in the document when it was sent. */
export interface Evidence {
  /** The least PAdES baseline level (ETSI EN 319 142-1) of each new signature; a lower one is `level_too_low`. @default any */
  readonly level?: Level;
  /** The least number of new signatures, at least 1; fewer are `signatures_missing`. @default 1 */
  readonly signatures?: number;
}

/** A named set of rules for signing: who may, what, and whose signature counts. */
export interface Route<
  Schema extends z.ZodType | undefined = z.ZodType | undefined,
  Grant extends object = object,
> {
  /** What the browser must say along; anything else is `invalid_request`. @default no input is taken */
  readonly input?: Schema;
  /**
   * Decides whether this request may sign. The grant it returns is given to the other rules; it travels sealed with the
   * session, so it is a JSON object of at most 2 kB. `false` or `null` answers `not_authorized`; a SignError may be thrown.
   */
  authorize(context: {
    readonly input: RouteInput<Schema>;
    /** For its headers and cookies; the body has been read. */
    readonly request: Request;
    readonly locale: Locale;
  }): Awaitable<Grant | false | null>;
  /** The PDFs to sign. With it the route takes no uploads. @default the person uploads */
  documents?(context: {
    readonly input: RouteInput<Schema>;
    readonly grant: Grant;
    readonly request: Request;
    readonly locale: Locale;
  }): Awaitable<readonly ServerDocument[]>;
  /** @default 10 documents of 30 MB (30,000,000 bytes; BankID takes about 31.4 MB) */
  readonly limits?: Partial<Limits>;
  /** What every signed document must show besides a good verdict. A document that does not is withheld, and its session rejected. */
  readonly evidence?: Evidence;
  /**
   * Decides whether the one who signed is the one who was asked; anyone who completes BankID can be the signer. Asked last,
   * for each document that is otherwise accepted, perhaps more than once. `false` is `signer_rejected`. @default any signer
   */
  acceptSigner?(context: {
    /** Who made the new signatures, oldest first, with national identity numbers in clear where certificates have them. */
    readonly signers: readonly SignatureReport["signer"][];
    /** As the browser may read it: numbers are masked. It also tells of signatures that were in the document before. */
    readonly report: VerificationReport;
    readonly grant: Grant;
    readonly document: {
      readonly index: number;
      readonly name: string;
      /** Of the document that was sent to be signed, lower-case hex. */
      readonly sha256: string;
    };
  }): Awaitable<boolean>;
  /** Hears the events of this route's sessions, after the server's own listener. */
  onEvent?: EventListener;
}

/** Types a route: `input` gives the type of the input, what `authorize` returns that of the grant. */
export const defineRoute = <
  Schema extends z.ZodType | undefined = undefined,
  Grant extends object = object,
>(
  route: Route<Schema, Grant>,
): Route<Schema, Grant> => route;
