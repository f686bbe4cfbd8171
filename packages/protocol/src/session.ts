import { errorDetailSchema } from "./errors";
import { placementSchema } from "./placement";
import { z } from "./zod";

/**
 * Where a session stands. `preparing`: documents are being taken in. `waiting`: the person is, or may be, at
 * BankID. `finalizing`: the gateway says finished, the files are not all there and checked yet. `signed`:
 * downloaded, checksum right, verified, accepted. The other four are ends too; `rejected` means the gateway
 * says finished and the evidence says no.
 */
export const sessionStatusSchema = z.enum([
  "preparing",
  "waiting",
  "finalizing",
  "signed",
  "cancelled",
  "expired",
  "failed",
  "rejected",
]);
/** See {@link sessionStatusSchema}. */
export type SessionStatus = z.infer<typeof sessionStatusSchema>;

/** The statuses after which nothing changes any more. */
export const endStatuses = ["signed", "cancelled", "expired", "failed", "rejected"] as const;
/** See {@link endStatuses}. */
export type EndStatus = (typeof endStatuses)[number];

/** True when nothing changes any more after this status. */
export const isEnd = (status: SessionStatus): status is EndStatus =>
  (endStatuses as readonly SessionStatus[]).includes(status);

/** Where one document of a session stands. */
export const documentStatusSchema = z.enum(["expected", "uploaded", "signed", "rejected"]);
/** See {@link documentStatusSchema}. */
export type DocumentStatus = z.infer<typeof documentStatusSchema>;

/** A SHA-256 digest as 64 lower-case hex digits. */
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

/** A document as the browser announces it: file name for people, size in bytes, SHA-256 of all its bytes. */
export const announcedDocumentSchema = z.object({
  name: z.string().min(1).max(255),
  size: z.int().min(0),
  sha256: sha256Schema,
});
/** See {@link announcedDocumentSchema}. */
export type AnnouncedDocument = z.infer<typeof announcedDocumentSchema>;

/** A document in a session. `signer` and `signedAt` (ISO 8601) come from the verified signature, once there is one; `error` says why a document was rejected. */
export const sessionDocumentSchema = announcedDocumentSchema.extend({
  index: z.int().min(0),
  status: documentStatusSchema,
  signer: z.string().nullable(),
  signedAt: z.string().nullable(),
  error: errorDetailSchema.nullable(),
});
/** See {@link sessionDocumentSchema}. */
export type SessionDocument = z.infer<typeof sessionDocumentSchema>;

/**
 * One run of signing. `id` is the gateway's. Times are ISO 8601. `nextPollMs` is the pace for the next status
 * read, `null` at an end. `error` says why the session ended other than signed.
 */
export const sessionSchema = z.object({
  id: z.string(),
  route: z.string(),
  status: sessionStatusSchema,
  documents: z.array(sessionDocumentSchema),
  createdAt: z.string(),
  expiresAt: z.string(),
  nextPollMs: z.int().min(0).nullable(),
  error: errorDetailSchema.nullable(),
});
/** See {@link sessionSchema}. */
export type Session = z.infer<typeof sessionSchema>;

/** Languages the kit's own pages and the gateway are asked for, as BCP 47 tags. */
export const localeSchema = z.enum(["nb", "en"]);
/** See {@link localeSchema}. */
export type Locale = z.infer<typeof localeSchema>;

/** What a route takes: `maxBytes` counts one document. */
export const limitsSchema = z.object({ maxDocuments: z.int().min(1), maxBytes: z.int().min(1) });
/** See {@link limitsSchema}. */
export type Limits = z.infer<typeof limitsSchema>;

/** Answer to `GET /routes/:route`: who brings the documents, and the limits to tell the person before the upload. */
export const routeInfoSchema = z.object({
  route: z.string(),
  source: z.enum(["upload", "server"]),
  limits: limitsSchema,
});
/** See {@link routeInfoSchema}. */
export type RouteInfo = z.infer<typeof routeInfoSchema>;

/** Body of `POST /sessions`. `documents` is empty for a route that provides its own. */
export const createSessionRequestSchema = z.object({
  route: z.string().min(1).max(64),
  input: z.unknown().optional(),
  locale: localeSchema.optional(),
  returnTo: z.string().min(1).max(2048),
  documents: z.array(announcedDocumentSchema).max(100).default([]),
});
/** See {@link createSessionRequestSchema}. */
export type CreateSessionRequest = z.input<typeof createSessionRequestSchema>;

/** A session with the bearer token that now speaks for it; the token replaces the one sent with the request. */
export const sessionWithTokenSchema = z.object({ token: z.string(), session: sessionSchema });
/** See {@link sessionWithTokenSchema}. */
export type SessionWithToken = z.infer<typeof sessionWithTokenSchema>;

/** Answer to `GET /session`. */
export const sessionAnswerSchema = z.object({ session: sessionSchema });
/** See {@link sessionAnswerSchema}. */
export type SessionAnswer = z.infer<typeof sessionAnswerSchema>;

/** Body of `POST /session/start`: at most one placement per document; a document without one is sealed where the vendor chooses. */
export const startRequestSchema = z.object({ placements: z.array(placementSchema).max(100) });
/** See {@link startRequestSchema}. */
export type StartRequest = z.infer<typeof startRequestSchema>;

/** Answer to `POST /session/start`: where to send the person, and the handle that finds the session again after the page is left. */
export const startAnswerSchema = sessionWithTokenSchema.extend({
  redirectUrl: z.string(),
  resume: z.string(),
});
/** See {@link startAnswerSchema}. */
export type StartAnswer = z.infer<typeof startAnswerSchema>;

/** Body of `POST /session/resume`. */
export const resumeRequestSchema = z.object({ handle: z.string().min(1).max(8192) });
/** See {@link resumeRequestSchema}. */
export type ResumeRequest = z.infer<typeof resumeRequestSchema>;

/** Answer to `POST /session/resume`; `redirectUrl` when this browser may still continue at BankID. */
export const resumeAnswerSchema = sessionWithTokenSchema.extend({
  redirectUrl: z.string().nullable(),
});
/** See {@link resumeAnswerSchema}. */
export type ResumeAnswer = z.infer<typeof resumeAnswerSchema>;
