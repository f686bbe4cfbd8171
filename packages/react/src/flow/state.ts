import {
  type EndStatus,
  type ErrorCode,
  endStatuses,
  type Limits,
  type PdfWarning,
  type Placement,
  type PlacementPolicy,
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
  /** What is good to know about it before signing. @default nothing */
  readonly warnings?: readonly PdfWarning[];
}

/** What went wrong, as the person is told: the code has a text, the request id is for support, `file` names the file it concerns. */
export interface Problem {
  readonly code: ErrorCode;
  readonly requestId: string;
  readonly file?: string;
}

/** Who brings the documents; `unknown` until the server has said. */
export type DocumentSource = "unknown" | "upload" | "server";

/** A document whose seal has got its first place, or none where the route or the person says so. */
export interface SettledDocument {
  readonly document: number;
  /** How many pages the document has. */
  readonly pages: number;
  /** False when the text that its place is tied to was not found, and the kit's suggestion took over. */
  readonly anchored: boolean;
}

/** Where the seals are, and what the person has read. */
export interface Placing {
  /** At most one per document; a document without one is not placed. */
  readonly placements: readonly Placement[];
  /** At most one per document. Those whose preview could not be opened are never settled. */
  readonly settled: readonly SettledDocument[];
  /** The documents whose every page has been on screen, in order. */
  readonly read: readonly number[];
  /** What undo goes back to, the newest last. */
  readonly history: readonly (readonly Placement[])[];
}

/** What the route says about placing and reading. */
export interface PlacingRules {
  readonly policy: PlacementPolicy;
  /** True when signing starts only after every page of every document has been on screen. */
  readonly requireRead: boolean;
}

/** Only the rules of what carries them. */
export const rulesOf = ({ policy, requireRead }: PlacingRules): PlacingRules => ({
  policy,
  requireRead,
});

/** Only what is placed and read, of what carries it. */
export const placingOf = ({ placements, settled, read, history }: Placing): Placing => ({
  placements,
  settled,
  read,
  history,
});

/** The documents ready to be signed, and what is needed to go back to placing them. */
export interface KeptDocuments extends Placing, PlacingRules {
  readonly source: "upload" | "server";
  readonly limits: Limits;
  readonly documents: readonly ChosenDocument[];
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
  | ({
      readonly status: "choosing";
      readonly source: DocumentSource;
      readonly limits: Limits | null;
      readonly documents: readonly ChosenDocument[];
      /** Files that were refused, and faults in reaching the server. */
      readonly problems: readonly Problem[];
    } & Placing &
      PlacingRules)
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

/** The part of a state that goes along from placing to wherever signing can be tried again. */
export const keptFrom = (state: KeptDocuments): KeptDocuments => ({
  source: state.source,
  limits: state.limits,
  documents: state.documents,
  ...placingOf(state),
  ...rulesOf(state),
});

/** The first document that must be read to the end before signing starts; `null` when there is none. */
export function firstUnread({ requireRead, documents, read }: KeptDocuments): number | null {
  if (!requireRead) return null;
  const unread = documents.findIndex((_, document) => !read.includes(document));
  return unread < 0 ? null : unread;
}
