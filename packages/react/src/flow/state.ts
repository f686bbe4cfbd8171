import type { ErrorCode, Limits, Placement, Session } from "@sign/protocol";

/** A document on its way to being signed: chosen by the person, or given by the server. */
export interface ChosenDocument {
  /** Stable within a flow; for keys and for removal. */
  readonly id: string;
  readonly name: string;
  readonly size: number;
  /** The bytes. A server's document is fetched before it is shown, so that what is seen is what is signed. */
  readonly file: Blob;
}

/** What went wrong, as the person is told: the code has a text, the request id is for support, `file` names the file it concerns. */
export interface Problem {
  readonly code: ErrorCode;
  readonly requestId: string;
  readonly file?: string;
}

/** Who brings the documents; `unknown` until the server has said. */
export type DocumentSource = "unknown" | "upload" | "server";

/** What can still be tried again without choosing anew. */
export interface KeptDocuments {
  readonly documents: readonly ChosenDocument[];
  readonly placements: readonly Placement[];
}

/** Where the browser stands with the server: `lost` is a fault of the connection and never an end. */
export type Connection = "ok" | "checking" | "lost";

interface AtService {
  readonly session: Session;
  /** Where to continue at BankID, when this browser knows. */
  readonly redirectUrl: string | null;
  readonly connection: Connection;
  readonly kept: KeptDocuments | null;
}

interface Ended {
  /** `null` when the session could not be read any more, as after an expired handle. */
  readonly session: Session | null;
  readonly problem: Problem | null;
  readonly kept: KeptDocuments | null;
}

/** Where a flow stands: one tagged union, each state with exactly its data. */
export type FlowState =
  | { readonly status: "idle" }
  | {
      readonly status: "choosing";
      readonly source: DocumentSource;
      readonly limits: Limits | null;
      readonly documents: readonly ChosenDocument[];
      /** Files that were refused, and faults in reaching the server. */
      readonly problems: readonly Problem[];
    }
  | {
      readonly status: "placing";
      readonly source: "upload" | "server";
      readonly limits: Limits;
      readonly documents: readonly ChosenDocument[];
      /** At most one per document; a document without one is not placed yet. */
      readonly placements: readonly Placement[];
      /** Why the last attempt to start did not succeed. */
      readonly problem: Problem | null;
    }
  | {
      readonly status: "starting";
      readonly step: "creating" | "uploading" | "starting";
      readonly documents: readonly ChosenDocument[];
      readonly placements: readonly Placement[];
      /** Bytes of all documents together. */
      readonly sentBytes: number;
      readonly totalBytes: number;
    }
  | ({ readonly status: "redirecting" } & AtService)
  | ({ readonly status: "waiting" } & AtService)
  | ({ readonly status: "finalizing" } & AtService)
  | { readonly status: "signed"; readonly session: Session }
  | ({ readonly status: "cancelled" } & Ended)
  | ({ readonly status: "expired" } & Ended)
  | ({ readonly status: "failed" } & Ended)
  | ({ readonly status: "rejected" } & Ended);

/** The name of a flow's state. */
export type FlowStatus = FlowState["status"];

/** The flow before anything has happened. */
export const idle: FlowState = { status: "idle" };
