export {
  type CallOptions,
  createSignClient,
  type SignClient,
  type SignClientOptions,
  type SignedFile,
  type UploadOptions,
} from "./client/sign-client";
export type { FlowEvent, PlacingMove, StartStep } from "./flow/events";
export {
  createSignFlow,
  type FlowSettings,
  type ServerAccess,
  type SignFlow,
  type SignFlowOptions,
} from "./flow/flow";
export type { PageSignal, SignPage } from "./flow/page";
export type {
  ChosenDocument,
  Connection,
  DocumentSource,
  FlowState,
  FlowStatus,
  KeptDocuments,
  Placing,
  PlacingRules,
  Problem,
  SettledDocument,
  StateOf,
} from "./flow/state";
export type { SignTarget } from "./flow/targets";
export type { Language, MessageOverrides, Messages } from "./i18n/messages";
export { type PdfAssets, setPdfAssets } from "./pdf/pdf-assets";
export { SignButton, type SignButtonProps } from "./sign-button/sign-button";
export type { SuggestedPlacement } from "./sign-dialog/dialog-claims";
export type { SignDialogProps } from "./sign-dialog/dialog-slot";
export { SignDialog } from "./sign-dialog/sign-dialog";
export { SignProvider, type SignProviderProps } from "./sign-provider";
export { SignStatus, type SignStatusProps } from "./sign-status/sign-status";
export { type SignActions, type SignControl, useSign, useSignTarget } from "./use-sign";
