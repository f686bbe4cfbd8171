import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import {
  type EndStatus,
  type ErrorCode,
  type FindingCode,
  type Level,
  type Locale,
  type Original,
  type Placement,
  type ReadDocument,
  type SignatureReport,
  sha256Schema,
  type Verdict,
  type WarningCode,
} from "@sign/protocol";
import * as z from "zod/mini";
import { deriveKey } from "../seal";
import { canonicalJson } from "./canonical-json";

/** What the record says of one document at the end. Digests are SHA-256, lower-case hex. */
export interface AuditedDocument {
  readonly document: number;
  /** Of what was sent to be signed. */
  readonly sha256: string;
  /** Of the file that came back; `null` when none came that could be judged. */
  readonly signedSha256: string | null;
  readonly verdict: Verdict | null;
  readonly findings: readonly FindingCode[];
  /** How the file that came back relates to what was sent. */
  readonly original: Original | null;
  /** Why it was not accepted; `null` when it was. */
  readonly code: ErrorCode | null;
  /** The signatures made in this session; of names only the first letters. */
  readonly signatures: readonly {
    readonly signer: string;
    readonly level: Level;
    readonly signedAt: string | null;
    readonly timeSource: SignatureReport["timeSource"];
    readonly trust: SignatureReport["trust"]["status"];
  }[];
}

/** The four steps that are recorded. No file name, no input and no grant is ever part of the record. */
export type AuditDetail =
  | {
      readonly type: "session.created";
      readonly data: {
        readonly route: string;
        readonly locale: Locale;
        /** Who, in the word that the route's `subject` gave. */
        readonly subject: string | null;
        readonly documents: readonly { readonly size: number; readonly sha256: string }[];
      };
    }
  | {
      readonly type: "document.uploaded";
      readonly data: {
        readonly document: number;
        readonly size: number;
        readonly sha256: string;
        /** As counted on the way through; `null` when they could not be. */
        readonly pages: number | null;
        /** How many signatures it had already. */
        readonly signatures: number;
        /** What the inspection found that does not stop a signing. */
        readonly warnings: readonly WarningCode[];
      };
    }
  | {
      readonly type: "signing.started";
      readonly data: {
        readonly placements: readonly Placement[];
        /** The documents that were shown to the end, as the browser says. */
        readonly read: readonly ReadDocument[];
      };
    }
  | {
      readonly type: "session.settled";
      readonly data: {
        readonly status: EndStatus;
        readonly code: ErrorCode | null;
        readonly documents: readonly AuditedDocument[];
      };
    };

/** How far a session's record has come: how many entries there are, and the hash of the last. It travels in the sealed token. */
export interface AuditHead {
  readonly length: number;
  readonly hash: string;
}

/** Where every record begins; the first entry's `prev`. */
export const auditGenesis: AuditHead = { length: 0, hash: "0".repeat(64) };

const stated = {
  version: z.literal(1),
  session: z.string().check(z.minLength(1), z.maxLength(128)),
  seq: z.int().check(z.gte(0)),
  at: z.iso.datetime(),
  type: z.enum(["session.created", "document.uploaded", "signing.started", "session.settled"]),
  data: z.record(z.string(), z.unknown()),
  prev: sha256Schema,
};

/** The shape of an entry, as a store gives it back. */
export const auditEntrySchema = z.strictObject({
  ...stated,
  hash: sha256Schema,
  mac: sha256Schema,
});

/**
 * One entry of a session's record. `hash` is SHA-256 over the canonical JSON (RFC 8785) of all members but `hash` and `mac`;
 * `prev` is the hash of the entry before; `mac` is HMAC-SHA-256 over `hash`, by a key that is derived from the kit's secret.
 */
export type AuditEntry = AuditDetail & {
  readonly version: 1;
  /** The gateway's session id. */
  readonly session: string;
  /** From 0. */
  readonly seq: number;
  /** ISO 8601, by the clock of the instance that wrote it. */
  readonly at: string;
  readonly prev: string;
  readonly hash: string;
  readonly mac: string;
};

/** What an entry's hash is made of. */
export type Stated = Omit<z.output<typeof auditEntrySchema>, "hash" | "mac">;

/** The hash of an entry. */
export const hashOf = (entry: Stated): string =>
  bytesToHex(sha256(utf8ToBytes(canonicalJson(entry))));

/** The mac over an entry's hash. */
export const macOf = (hash: string, secret: Uint8Array): string =>
  bytesToHex(hmac(sha256, deriveKey(secret, "audit", 32), utf8ToBytes(hash)));
