import { SignError } from "@sign/protocol";
import * as z from "zod/mini";
import { claimsSchema, expiryOf, packClaims, type SessionClaims } from "./claims";
import type { Sealer } from "./seal";

/** What the cookie of the browser that began proves and carries; `session` is null when it did not fit. */
export interface BrowserClaims {
  readonly nonce: string;
  /** The nonces of sessions that this browser took up before, newest first, for their windows may still be open. */
  readonly earlier: readonly string[];
  readonly redirectUrl: string | null;
  readonly session: SessionClaims | null;
}

/** What a return handle says: the page to return to and, from the start on, the whole session. */
export interface ReturnClaims {
  readonly nonce: string;
  readonly returnTo: string;
  readonly createdAt: number;
  readonly session: SessionClaims | null;
}

/** Why a person who returned cannot go on in this browser. */
export type ResumeRefusal = "handle_expired" | "handle_used";

/** Makes and reads the sealed texts of the kit, one purpose each. All expire 48 hours after the session was created. */
export interface Credentials {
  /** The bearer token that speaks for a session. */
  sealToken(session: SessionClaims): Promise<string>;
  /** The session an `Authorization` header speaks for; throws `token_invalid` or `token_expired`. */
  openToken(authorization: string | null): Promise<SessionClaims>;
  /** The cookie of the browser that began, which remembers what the one `before` it did: 16 earlier sessions at most. */
  sealCookie(session: SessionClaims, before: BrowserClaims | null): Promise<string>;
  /** What the cookie says, or null when there is none that is valid. */
  openCookie(cookie: string | undefined): Promise<BrowserClaims | null>;
  /** The handle in the address the gateway sends the person back to. */
  sealReturn(claims: ReturnClaims): Promise<string>;
  /** What a return handle says, and whether it is too old to act on; throws `handle_invalid`. */
  openReturn(handle: string): Promise<ReturnClaims & { readonly expired: boolean }>;
  /** The handle the app's page resumes with. */
  sealResume(session: SessionClaims): Promise<string>;
  /** The handle the integrator's server settles the session with. */
  sealSettle(session: SessionClaims): Promise<string>;
  /** The session of a settle handle; throws `handle_invalid` or `handle_expired`. */
  openSettle(handle: string): Promise<SessionClaims>;
  /** A handle that resuming answers with an error. */
  sealRefusal(refusal: ResumeRefusal): Promise<string>;
  /** The session of a resume handle; throws `handle_invalid`, `handle_expired` or the refusal it carries. */
  openResume(handle: string): Promise<SessionClaims>;
}

/** Browsers drop a cookie of more than 4096 bytes with its name and attributes (RFC 6265, 6.1). */
const MAX_COOKIE = 3800;
const MOST_EARLIER = 16;

const browserSchema = z.pipe(
  z.object({
    n: z.string(),
    o: z._default(z.array(z.string()), []),
    u: z.nullable(z.string()),
    s: z.nullable(claimsSchema),
  }),
  z.transform(
    ({ n, o, u, s }): BrowserClaims => ({ nonce: n, earlier: o, redirectUrl: u, session: s }),
  ),
);

const earlierThan = ({ nonce }: SessionClaims, before: BrowserClaims | null): readonly string[] =>
  (before ? [before.nonce, ...before.earlier] : [])
    .filter((earlier) => earlier !== nonce)
    .slice(0, MOST_EARLIER);

const returnSchema = z.union([
  z.pipe(
    claimsSchema,
    z.transform((session): ReturnClaims => ({ ...pick(session), session })),
  ),
  z.pipe(
    z.object({ n: z.string(), t: z.string(), c: z.int() }),
    z.transform(
      ({ n, t, c }): ReturnClaims => ({ nonce: n, returnTo: t, createdAt: c, session: null }),
    ),
  ),
]);

const resumeSchema = z.union([
  claimsSchema,
  z.object({ e: z.enum(["handle_expired", "handle_used"]) }),
]);

const pick = ({ nonce, returnTo, createdAt }: SessionClaims) => ({ nonce, returnTo, createdAt });

/** Makes {@link Credentials} from a sealer. */
export function createCredentials(sealer: Sealer): Credentials {
  return {
    sealToken: (session) => sealer.seal("session", packClaims(session), expiryOf(session)),
    async openToken(authorization) {
      const token = /^Bearer +(\S+)$/i.exec(authorization ?? "")?.[1];
      if (!token) throw new SignError("token_invalid");
      const opened = await sealer.open("session", claimsSchema, token);
      if (opened.state === "open") return opened.claims;
      throw new SignError(opened.state === "expired" ? "token_expired" : "token_invalid");
    },
    async sealCookie(session, before) {
      const own = { n: session.nonce, o: earlierThan(session, before), u: session.redirectUrl };
      const seal = (s: unknown) => sealer.seal("browser", { ...own, s }, expiryOf(session));
      const whole = await seal(packClaims({ ...session, redirectUrl: null }));
      return whole.length <= MAX_COOKIE ? whole : seal(null);
    },
    async openCookie(cookie) {
      if (!cookie) return null;
      const opened = await sealer.open("browser", browserSchema, cookie);
      return opened.state === "open" ? opened.claims : null;
    },
    sealReturn({ session, nonce: n, returnTo: t, createdAt: c }) {
      const claims = session ? packClaims({ ...session, redirectUrl: null }) : { n, t, c };
      return sealer.seal("return", claims, expiryOf({ createdAt: c }));
    },
    async openReturn(handle) {
      const opened = await sealer.open("return", returnSchema, handle);
      if (opened.state === "invalid") throw new SignError("handle_invalid");
      return { ...opened.claims, expired: opened.state === "expired" };
    },
    sealResume: (session) => sealer.seal("resume", packClaims(session), expiryOf(session)),
    sealSettle: (session) =>
      sealer.seal("settle", packClaims({ ...session, redirectUrl: null }), expiryOf(session)),
    async openSettle(handle) {
      const opened = await sealer.open("settle", claimsSchema, handle);
      if (opened.state === "open") return opened.claims;
      throw new SignError(opened.state === "expired" ? "handle_expired" : "handle_invalid");
    },
    sealRefusal: (e) => sealer.seal("resume", { e }, 0),
    async openResume(handle) {
      const opened = await sealer.open("resume", resumeSchema, handle);
      if (opened.state === "invalid") throw new SignError("handle_invalid");
      if ("e" in opened.claims) throw new SignError(opened.claims.e);
      if (opened.state === "expired") throw new SignError("handle_expired");
      return opened.claims;
    },
  };
}
