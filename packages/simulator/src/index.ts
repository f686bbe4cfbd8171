export type { WalkStep } from "./bankid/walk-hosted-page";
export type {
  BentRead,
  CallScenario,
  ErrorShape,
  GatewayCall,
  ScenarioFor,
  WrongMd5,
} from "./call-scenarios";
export { type ProductKeys, testProductKeys } from "./gateway/authentication";
export type { ReadBend } from "./gateway/bent-details";
export type { RedirectsOn } from "./gateway/request-schemas";
export { type Authority, createAuthority } from "./pades/authority";
export type { PadesLevel } from "./pades/sign-pdf";
export type { Pause } from "./pause";
export {
  isScenarioName,
  type Language,
  type ScenarioName,
  type ScenarioText,
  scenarioNames,
  scenarios,
} from "./scenarios";
export type { GatewayStatus } from "./session";
export { createSimulator, type Simulator } from "./simulator";
export type { SimulatorOptions } from "./simulator-options";
export { type TestUser, testCredentials, testUsers } from "./test-users";
export { type SendRequest, signWebhook, type WebhookEvent } from "./webhooks";
