export type {
  AuditDetail,
  AuditEntry,
  AuditedDocument,
  AuditHead,
} from "./audit/audit-entry";
export type { AuditListener } from "./audit/audit-trail";
export {
  type AuditFault,
  type AuditVerdict,
  type VerifyAuditOptions,
  verifyAudit,
} from "./audit/verify-audit";
export { type CheckSetupOptions, checkSetup } from "./doctor/check-setup";
export type { DoctorCheck, DoctorReport, DoctorSubject } from "./doctor/doctor-report";
export { commonMembers, type EventEntry, eventTable } from "./event-table";
export type { EventListener, SignEvent, SignEventDetail } from "./events";
export type { OnceStore } from "./once-store";
export type { SignServerOptions } from "./options";
export { createMemoryRateLimitStore, type RateLimit, type RateLimitStore } from "./rate-limit";
export {
  type Awaitable,
  defineRoute,
  type Evidence,
  type Route,
  type RouteInput,
  type ServerDocument,
} from "./route";
export type { Settlement } from "./settle";
export { createSignServer, type SignServer } from "./sign-server";
export type { SignedDocument, SignedSession, SigningBegun } from "./signed-session";
export type { Trace } from "./trace-context";
export { createZignsecClient, type ZignsecClient, type ZignsecOptions } from "./zignsec/client";
export type { GatewayCall } from "./zignsec/faults";
export type { KeyName } from "./zignsec/keys";
export type { GatewayPolicy } from "./zignsec/policy";
export type { CallOptions, Fetch, GatewayEvent } from "./zignsec/request";
export type { Timers } from "./zignsec/timers";
export type { GatewayFile, GatewaySession, GatewayStatus } from "./zignsec/wire";
export {
  type CreateContent,
  defaultWriters,
  type StartContent,
  type StreamedBody,
  type UploadContent,
  type WireWriters,
} from "./zignsec/write";
