import type {
  Level,
  Limits,
  Locale,
  PlacementPolicy,
  SignatureReport,
  VerificationReport,
} from "@sign/protocol";
import type * as z from "zod/mini";
import type { EventListener } from "./events";
import type { SignedSession, SigningBegun } from "./signed-session";

/** A value or a promise of it. */
export type Awaitable<Value> = Value | Promise<Value>;

/** A PDF that the server itself brings to be signed. */
export interface ServerDocument {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The input as the route's schema gives it; `undefined` for a route without one. */
export type RouteInput<Schema extends z.core.$ZodType | undefined> = Schema extends z.core.$ZodType
  ? z.output<Schema>
  : undefined;

/** What a route asks of the signatures in every document. New are those that were not in the document when it was sent. */
export interface Evidence {
  /** The least PAdES baseline level (ETSI EN 319 142-1) of each new signature; a lower one is `level_too_low`. @default any */
  readonly level?: Level;
  /** The least number of new signatures, at least 1; fewer are `signatures_missing`. @default 1 */
  readonly signatures?: number;
}

/** Decides who places the seals of one session. Typed as a method, so that a route with its own grant is still a route. */
export type PlacementRule<Grant extends object> = {
  decide(context: { readonly grant: Grant }): Awaitable<PlacementPolicy>;
}["decide"];

/** A named set of rules for signing: who may, what, and whose signature counts. */
export interface Route<
  Schema extends z.core.$ZodType | undefined = z.core.$ZodType | undefined,
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
  /**
   * Who decides where the seal goes: the person, freely or from spots the route suggests; the route, which fixes them; or the
   * vendor (`none`). A function decides for each session, from what `authorize` granted, and needs a route with `documents`:
   * one that takes uploads says its policy before there is a session. @default the person, from the kit's suggestion
   */
  readonly placement?: PlacementPolicy | PlacementRule<Grant>;
  /** Whether signing starts only after every page of every document has been on screen; the browser says so, and else the answer is `not_read`. @default false */
  readonly requireRead?: boolean;
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
  /**
   * Who this is, in a word of yours that names nobody to others (a user id), for the audit record; at most 200 characters. @default the record
   * says nobody
   */
  subject?(context: { readonly input: RouteInput<Schema>; readonly grant: Grant }): string;
  /**
   * Called with every session before the person gets the link to BankID, and awaited: keep its `settleHandle`, and no signed document is lost when
   * the person never comes back. When it fails, starting fails and can be tried again. Perhaps more than once per session.
   */
  onStarted?(context: SigningBegun<RouteInput<Schema>, Grant>): Awaitable<unknown>;
  /**
   * Called with the signed documents once all are verified and accepted: store them here. At least once per session, however it is read
   * (a poll, a webhook's, `settle`), and once at a time on an instance; `session` is the key to tell a repetition by. Until it resolves the person is told
   * `finalizing`; when it fails or takes too long it is called again at the next read. The gateway keeps files for 48 hours.
   */
  onSigned?(context: SignedSession<RouteInput<Schema>, Grant>): Awaitable<unknown>;
  /** Milliseconds that `onSigned` has. @default 60_000 */
  readonly onSignedTimeoutMs?: number;
  /** Hears the events of this route's sessions, after the server's own listener. */
  onEvent?: EventListener;
}

/** Types a route: `input` gives the type of the input, what `authorize` returns that of the grant. */
export const defineRoute = <
  Schema extends z.core.$ZodType | undefined = undefined,
  Grant extends object = object,
>(
  route: Route<Schema, Grant>,
): Route<Schema, Grant> => route;
