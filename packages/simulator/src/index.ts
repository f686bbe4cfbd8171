export type { WalkStep } from "./bankid/walk-hosted-page";
export { type ProductKeys, testProductKeys } from "./gateway/authentication";
export type { RedirectsOn } from "./gateway/request-schemas";
export { type Authority, createAuthority } from "./pades/authority";
export type { PadesLevel } from "./pades/sign-pdf";
export {
  type CallScenario,
  type GatewayCall,
  isScenarioName,
  type Language,
  type ScenarioFor,
  type ScenarioName,
  type ScenarioText,
  scenarioNames,
  scenarios,
  type WrongMd5,
} from "./scenarios";
export type { GatewayStatus } from "./session";
export { createSimulator, type Simulator } from "./simulator";
export type { SimulatorOptions } from "./simulator-options";
export { type TestUser, testCredentials, testUsers } from "./test-users";
export { type SendRequest, signWebhook, type WebhookEvent } from "./webhooks";
