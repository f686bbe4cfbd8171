import * as z from "zod/mini";
import { errorDetailSchema } from "./errors";
import { placementSchema } from "./placement";
import { freePlacement, placementPolicySchema } from "./placement-policy";

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
export const sha256Schema = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** A document as the browser announces it: file name for people, size in bytes, SHA-256 of all its bytes. */
export const announcedDocumentSchema = z.object({
  name: z.string().check(z.minLength(1), z.maxLength(255)),
  size: z.int().check(z.gte(0)),
  sha256: sha256Schema,
});
/** See {@link announcedDocumentSchema}. */
export type AnnouncedDocument = z.infer<typeof announcedDocumentSchema>;

/** A document in a session. `signer` and `signedAt` (ISO 8601) come from the verified signature, once there is one; `error` says why a document was rejected. */
export const sessionDocumentSchema = z.extend(announcedDocumentSchema, {
  index: z.int().check(z.gte(0)),
  status: documentStatusSchema,
  signer: z.nullable(z.string()),
  signedAt: z.nullable(z.string()),
  error: z.nullable(errorDetailSchema),
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
  nextPollMs: z.nullable(z.int().check(z.gte(0))),
  error: z.nullable(errorDetailSchema),
});
/** See {@link sessionSchema}. */
export type Session = z.infer<typeof sessionSchema>;

/**
 * Languages the person can be shown, as BCP 47 tags: Norwegian bokmål and nynorsk, English, Swedish, Northern Sámi. The
 * gateway has fewer, and is asked for the nearest.
 */
export const localeSchema = z.enum(["nb", "nn", "en", "sv", "se"]);
/** See {@link localeSchema}. */
export type Locale = z.infer<typeof localeSchema>;

/** What a route takes: `maxBytes` and `maxPages` count one document. */
export const limitsSchema = z.object({
  maxDocuments: z.int().check(z.gte(1)),
  maxBytes: z.int().check(z.gte(1)),
  maxPages: z.optional(z.int().check(z.gte(1))),
});
/** See {@link limitsSchema}. */
export type Limits = z.infer<typeof limitsSchema>;

/** Answer to `GET /routes/:route`: who brings the documents, the limits to tell the person before the upload, who decides where the seal goes, and whether every page must have been on screen. */
export const routeInfoSchema = z.object({
  route: z.string(),
  source: z.enum(["upload", "server"]),
  limits: limitsSchema,
  placement: z._default(placementPolicySchema, freePlacement),
  requireRead: z._default(z.boolean(), false),
});
/** See {@link routeInfoSchema}. */
export type RouteInfo = z.infer<typeof routeInfoSchema>;

/** Body of `POST /sessions`. `documents` is empty for a route that provides its own. */
export const createSessionRequestSchema = z.object({
  route: z.string().check(z.minLength(1), z.maxLength(64)),
  input: z.optional(z.unknown()),
  locale: z.optional(localeSchema),
  returnTo: z.string().check(z.minLength(1), z.maxLength(2048)),
  documents: z._default(z.array(announcedDocumentSchema).check(z.maxLength(100)), []),
});
/** See {@link createSessionRequestSchema}. */
export type CreateSessionRequest = z.input<typeof createSessionRequestSchema>;

/** A session with the bearer token that now speaks for it; the token replaces the one sent with the request. */
export const sessionWithTokenSchema = z.object({ token: z.string(), session: sessionSchema });
/** See {@link sessionWithTokenSchema}. */
export type SessionWithToken = z.infer<typeof sessionWithTokenSchema>;

/** Answer to `POST /sessions`, with the route's say on where the seals of this session go. */
export const createSessionAnswerSchema = z.extend(sessionWithTokenSchema, {
  placement: z._default(placementPolicySchema, freePlacement),
});
/** See {@link createSessionAnswerSchema}. */
export type CreateSessionAnswer = z.infer<typeof createSessionAnswerSchema>;

/** Answer to `GET /session`. */
export const sessionAnswerSchema = z.object({ session: sessionSchema });
/** See {@link sessionAnswerSchema}. */
export type SessionAnswer = z.infer<typeof sessionAnswerSchema>;

/** A document whose every page has been on screen, and how many they were. The browser says so; it is no proof that anybody looked. */
export const readDocumentSchema = z.object({
  document: placementSchema.shape.document,
  pages: placementSchema.shape.page,
});
/** See {@link readDocumentSchema}. */
export type ReadDocument = z.infer<typeof readDocumentSchema>;

/** Body of `POST /session/start`: at most one placement per document; a document without one is sealed where the vendor chooses. `read` lists the documents that were read to the end. */
export const startRequestSchema = z.object({
  placements: z.array(placementSchema).check(z.maxLength(100)),
  read: z._default(z.array(readDocumentSchema).check(z.maxLength(100)), []),
});
/** See {@link startRequestSchema}. */
export type StartRequest = z.input<typeof startRequestSchema>;

/** Answer to `POST /session/start`: where to send the person, and the handle that finds the session again after the page is left. */
export const startAnswerSchema = z.extend(sessionWithTokenSchema, {
  redirectUrl: z.string(),
  resume: z.string(),
});
/** See {@link startAnswerSchema}. */
export type StartAnswer = z.infer<typeof startAnswerSchema>;

/** Body of `POST /session/resume`. The handle of 30 documents with long names has some 13,000 characters. */
export const resumeRequestSchema = z.object({
  handle: z.string().check(z.minLength(1), z.maxLength(16_384)),
});
/** See {@link resumeRequestSchema}. */
export type ResumeRequest = z.infer<typeof resumeRequestSchema>;

/** Answer to `POST /session/resume`; `redirectUrl` when this browser may still continue at BankID. */
export const resumeAnswerSchema = z.extend(sessionWithTokenSchema, {
  redirectUrl: z.nullable(z.string()),
});
/** See {@link resumeAnswerSchema}. */
export type ResumeAnswer = z.infer<typeof resumeAnswerSchema>;
