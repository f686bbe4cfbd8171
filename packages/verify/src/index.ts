export { type AnchorSummary, summariseAnchors } from "./anchor-summary";
export type { Limits } from "./pdf/limits";
export type { OriginalFile, VerifyOptions } from "./verify-options";
export { verifyPdf } from "./verify-pdf";
