import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";
import { type Locale, localeSchema, sha256Schema } from "@sign/protocol";
import { base64url } from "jose";
import * as z from "zod/mini";
import type { AuditHead } from "./audit/audit-entry";

/** What a route's `authorize` granted: a small JSON object. */
export type GrantClaims = Readonly<Record<string, unknown>>;

/** One document of a session: its unique name, size in bytes, SHA-256 as hex, the gateway's file id once it is there, and its number of pages where the kit has read it. */
export interface DocumentClaims {
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
  readonly fileId: string | null;
  readonly pages: number | null;
}

/** All that is known of a session. It travels sealed, since the kit keeps no database. Times are Unix seconds. */
export interface SessionClaims {
  readonly id: string;
  /** Ties token, cookie and handles of one session together. */
  readonly nonce: string;
  readonly route: string;
  readonly returnTo: string;
  readonly locale: Locale;
  readonly documents: readonly DocumentClaims[];
  readonly grant: GrantClaims;
  /** What the browser said along, as it said it, for a route that is told of its signed documents; else `undefined`. */
  readonly input: unknown;
  /** How far the audit record has come. */
  readonly audit: AuditHead;
  readonly createdAt: number;
  /** The gateway's status word right after creation: when it says "link generated" from the start, the word proves nothing later. */
  readonly createdAs: string;
  readonly startedAt: number | null;
  readonly redirectUrl: string | null;
}

/** Seconds that anything sealed lives, counted from the session's creation: as long as the vendor keeps files ("48 hours by default"). */
export const LIFETIME_SECONDS = 48 * 60 * 60;

/** When everything sealed about a session expires, in Unix seconds. */
export const expiryOf = (session: { readonly createdAt: number }): number =>
  session.createdAt + LIFETIME_SECONDS;

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/;
const packHex = (hex: string): string => base64url.encode(hexToBytes(hex));
const unpackHex = (packed: string): string => bytesToHex(base64url.decode(packed));

/** A lower-case UUID becomes "." and 22 characters; any other id stays as it is. */
const packId = (id: string): string => (UUID.test(id) ? `.${packHex(id.replaceAll("-", ""))}` : id);

function unpackId(packed: string): string {
  if (!packed.startsWith(".")) return packed;
  const parts = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/.exec(unpackHex(packed.slice(1)));
  return parts ? parts.slice(1).join("-") : "";
}

const packedSchema = z.object({
  i: z.string(),
  n: z.string().check(z.minLength(16)),
  r: z.string(),
  t: z.string(),
  l: localeSchema,
  d: z.array(
    z.tuple([
      z.string(),
      z.int().check(z.gte(0)),
      z.string(),
      z.nullable(z.string()),
      z.nullable(z.int().check(z.gte(1))),
    ]),
  ),
  g: z.record(z.string(), z.unknown()),
  p: z.optional(z.unknown()),
  a: z.tuple([z.int().check(z.gte(0)), z.string()]),
  c: z.int().check(z.gte(0)),
  w: z.string(),
  s: z.nullable(z.int().check(z.gte(0))),
  u: z.nullable(z.string()),
});

/** The short form of claims; a sealed text may have to fit in a URL or a cookie. */
export const packClaims = (claims: SessionClaims): z.input<typeof packedSchema> => ({
  i: packId(claims.id),
  n: claims.nonce,
  r: claims.route,
  t: claims.returnTo,
  l: claims.locale,
  d: claims.documents.map(({ name, size, sha256, fileId, pages }) => [
    name,
    size,
    packHex(sha256),
    fileId && packId(fileId),
    pages,
  ]),
  g: { ...claims.grant },
  p: claims.input,
  a: [claims.audit.length, packHex(claims.audit.hash)],
  c: claims.createdAt,
  w: claims.createdAs,
  s: claims.startedAt,
  u: claims.redirectUrl,
});

/** Reads the short form back into {@link SessionClaims}. */
export const claimsSchema = z.pipe(
  packedSchema,
  z.transform(
    (packed): SessionClaims => ({
      id: unpackId(packed.i),
      nonce: packed.n,
      route: packed.r,
      returnTo: packed.t,
      locale: packed.l,
      documents: packed.d.map(([name, size, sha256, fileId, pages]) => ({
        name,
        size,
        sha256: sha256Schema.parse(unpackHex(sha256)),
        fileId: fileId && unpackId(fileId),
        pages,
      })),
      grant: packed.g,
      input: packed.p,
      audit: { length: packed.a[0], hash: sha256Schema.parse(unpackHex(packed.a[1])) },
      createdAt: packed.c,
      createdAs: packed.w,
      startedAt: packed.s,
      redirectUrl: packed.u,
    }),
  ),
);
