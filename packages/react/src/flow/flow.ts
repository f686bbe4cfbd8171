import type { Locale, Placement, Session, VerificationReport } from "@sign/protocol";
import type { SignClient, SignedFile } from "../client/sign-client";
import type { PlacingMove } from "./events";
import { flowCode } from "./flow-code";
import type { SignPage } from "./page";
import { createRestingFlow } from "./resting-flow";
import type { FlowState, Problem, SettledDocument } from "./state";
import type { SignTarget } from "./targets";

/** How a flow reaches the server kit: by where it is mounted, or through a client. */
export type ServerAccess =
  | {
      /** Where the server kit is mounted, as `/api/sign`. */
      readonly endpoint: string;
      /** Used for every call instead of the browser's. */
      readonly fetch?: typeof fetch | undefined;
      readonly client?: never;
    }
  | {
      /** A client of one's own, for stories and tests. */
      readonly client: SignClient;
      readonly endpoint?: never;
      readonly fetch?: never;
    };

/** What a flow can be told besides how it reaches the server. */
export interface FlowSettings {
  /** The page the flow lives in. @default the browser's */
  readonly page?: SignPage | undefined;
  /** Leaves for BankID. @default `page.navigate` */
  readonly navigate?: ((url: string) => void) | undefined;
  /** SHA-256 of a file as lower-case hex. @default WebCrypto */
  readonly hash?: ((file: Blob) => Promise<string>) | undefined;
  /** Where the flow begins, for stories and tests. @default idle */
  readonly initialState?: FlowState | undefined;
  /** Language asked of the gateway's pages. @default the server's */
  readonly locale?: Locale | undefined;
  /** Called once when a session ends, signed or not, also after the return from BankID. For the user interface only. */
  readonly onSettled?: ((session: Session) => void) | undefined;
  /** Called for everything else the person is told went wrong: a refused file, a start that failed, a session that cannot be read any more. */
  readonly onError?: ((problem: Problem) => void) | undefined;
}

/** Options of {@link createSignFlow}; each is read when it is needed, so that a getter may give the latest. */
export type SignFlowOptions = FlowSettings & ServerAccess;

/** One run of signing in the browser. Every action is safe in every state: where it does not apply, it does nothing. */
export interface SignFlow {
  getState(): FlowState;
  subscribe(listener: () => void): () => void;
  /** Idle or an end → choosing; a route that gives its own documents goes on to placing. */
  open(target: SignTarget): void;
  /** Makes a target known while it could be opened, so that a flow resumed after a reload can try it again and tell it the end. */
  offer(target: SignTarget): () => void;
  addFiles(files: Iterable<Blob>): void;
  removeDocument(id: string): void;
  review(): void;
  back(): void;
  /** Gives the seal of one document its first place, which undo does not take back; `null` leaves it as it is. */
  settle(settled: SettledDocument, placement: Placement | null): void;
  /** Puts the seal of one document, unless the route decides where it is; replaces where it was. @default a step that is undone by itself */
  place(placement: Placement, how?: PlacingMove): void;
  /** Puts the seal of every document where that of this one is. */
  placeEverywhere(document: number): void;
  /** Leaves it to the vendor where this document's seal goes. */
  unplace(document: number): void;
  /** Takes back the last move of a seal, in whichever document it was. */
  undoPlacement(): void;
  /** Every page of this document has been on screen. */
  markRead(document: number): void;
  /** Creates the session, uploads, starts, and leaves for BankID. Does nothing while a document must be read first. */
  start(): void;
  /** Stops what {@link SignFlow.start} began and goes back to placing. */
  cancelStart(): void;
  /** Leaves for BankID again, when this browser knows where. */
  continueSigning(): void;
  checkNow(): void;
  /** From an end to placing with the documents still at hand, else to choosing; while choosing, asks the server again. */
  retry(): void;
  /** Forgets the session and begins again at choosing. */
  startOver(): void;
  /** Stops everything and goes back to idle. */
  close(): void;
  /** This and the next two fetch a file, or a report, of the session; each rejects with a `SignError`, or with the browser's own error when the flow's code cannot be fetched. */
  original(index: number): Promise<Blob>;
  signed(index: number): Promise<SignedFile>;
  report(index: number): Promise<VerificationReport>;
  /** Redeems the resume handle in the page's address, when there is one, and listens for the next. Repeatable; undoes {@link SignFlow.destroy}. */
  resumeFromLocation(): void;
  /** Stops every request, timer and listener, except a redemption under way: a handle may be good for one only. */
  destroy(): void;
}

/**
 * Makes a flow. Nothing is touched until an action is called, so it may be made anywhere. The code that carries it out is
 * fetched with the first action, or with the return from BankID: until then actions are kept, and carried out in their order.
 *
 * @example const flow = createSignFlow({ endpoint: "/api/sign" }); flow.open({ route: "lease" });
 */
export const createSignFlow = (options: SignFlowOptions): SignFlow =>
  createRestingFlow(options, () => options, flowCode);
