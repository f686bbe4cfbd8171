import type { InspectionLimits, PdfInspection } from "@sign/protocol/preflight";
import { inspectStream } from "./preflight-read";

/** What the page asks. */
export interface PreflightRequest {
  readonly file: Blob;
  readonly limits: InspectionLimits;
}

/** What the worker says: that it runs, then what it found, or that the file could not be read. */
export type PreflightAnswer =
  | { readonly type: "begun" }
  | { readonly type: "found"; readonly inspection: PdfInspection }
  | { readonly type: "unreadable" };

const say = (answer: PreflightAnswer): void => self.postMessage(answer);

self.addEventListener("message", ({ data }: MessageEvent<PreflightRequest>) => {
  say({ type: "begun" });
  inspectStream(data.file, data.limits).then(
    (inspection) => say({ type: "found", inspection }),
    () => say({ type: "unreadable" }),
  );
});
