import {
  type EndStatus,
  type ErrorCode,
  endStatuses,
  type Limits,
  type Placement,
  type Session,
} from "@sign/protocol";

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

/** The documents ready to be signed, and what is needed to go back to placing them. */
export interface KeptDocuments {
  readonly source: "upload" | "server";
  readonly limits: Limits;
  readonly documents: readonly ChosenDocument[];
  /** At most one per document; a document without one is not placed yet. */
  readonly placements: readonly Placement[];
}

/** Where the browser stands with the server: `lost` is a fault of the connection and never an end. */
export type Connection = "ok" | "checking" | "lost";

/** What is known while the person is, or may be, at BankID. */
export interface AtService {
  readonly session: Session;
  /** Where to continue at BankID, when this browser knows. */
  readonly redirectUrl: string | null;
  readonly connection: Connection;
  /** What can be tried again without choosing anew; `null` after a reload and for a server's documents. */
  readonly kept: KeptDocuments | null;
}

/** What is known at an end other than signed. */
export interface Ended {
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
      /** Kept from an earlier look at the documents. */
      readonly placements: readonly Placement[];
      /** Files that were refused, and faults in reaching the server. */
      readonly problems: readonly Problem[];
    }
  | ({
      readonly status: "placing";
      /** Why the last attempt to start did not succeed. */
      readonly problem: Problem | null;
    } & KeptDocuments)
  | ({
      readonly status: "starting";
      readonly step: "creating" | "uploading" | "starting";
      /** Bytes of all documents together. */
      readonly sentBytes: number;
      readonly totalBytes: number;
    } & KeptDocuments)
  | ({ readonly status: "redirecting" } & AtService)
  | ({
      readonly status: "waiting";
      /** `null` after a return, until the server has said which session the handle opens. */
      readonly session: Session | null;
    } & Omit<AtService, "session">)
  | ({ readonly status: "finalizing" } & AtService)
  | { readonly status: "signed"; readonly session: Session }
  | ({ readonly status: "cancelled" } & Ended)
  | ({ readonly status: "expired" } & Ended)
  | ({ readonly status: "failed" } & Ended)
  | ({ readonly status: "rejected" } & Ended);

/** The name of a flow's state. */
export type FlowStatus = FlowState["status"];

/** The flow before anything has happened. */
export const idle = { status: "idle" } as const satisfies FlowState;

/** The variant of {@link FlowState} with this status. */
export type StateOf<Status extends FlowStatus> = Extract<FlowState, { status: Status }>;

/** A state in which a session is, or may be, at BankID. */
export type AtServiceState = StateOf<"redirecting" | "waiting" | "finalizing">;

/** True while a session is, or may be, at BankID. */
export const isAtService = (state: FlowState): state is AtServiceState =>
  state.status === "redirecting" || state.status === "waiting" || state.status === "finalizing";

/** True when a session has ended, signed or not. */
export const hasEnded = (state: FlowState): state is StateOf<EndStatus> =>
  (endStatuses as readonly FlowStatus[]).includes(state.status);

/** Choosing, before anything is known or chosen. */
export const freshChoice: StateOf<"choosing"> = {
  status: "choosing",
  source: "unknown",
  limits: null,
  documents: [],
  placements: [],
  problems: [],
};

/** The part of a state that goes along from placing to wherever signing can be tried again. */
export const keptFrom = ({
  source,
  limits,
  documents,
  placements,
}: KeptDocuments): KeptDocuments => ({
  source,
  limits,
  documents,
  placements,
});
