export type { EventListener, SignEvent, SignEventDetail } from "./events";
export type { OnceStore } from "./once-store";
export type { SignServerOptions } from "./options";
export {
  type Awaitable,
  defineRoute,
  type Evidence,
  type Route,
  type RouteInput,
  type ServerDocument,
} from "./route";
export { createSignServer } from "./sign-server";
export { createZignsecClient, type ZignsecClient, type ZignsecOptions } from "./zignsec/client";
export type { GatewayCall } from "./zignsec/faults";
export type { KeyName } from "./zignsec/keys";
export type { CallOptions, Fetch, GatewayEvent } from "./zignsec/request";
export type { GatewayFile, GatewaySession, GatewayStatus } from "./zignsec/wire";
export {
  type CreateContent,
  defaultWriters,
  type StartContent,
  type StreamedBody,
  type UploadContent,
  type WireWriters,
} from "./zignsec/write";
