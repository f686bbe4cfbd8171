import {
  type Locale,
  type Placement,
  type Session,
  SignError,
  type VerificationReport,
} from "@sign/protocol";
import { pageOf, resumeHandleIn } from "../client/resume";
import { sha256 } from "../client/sha256";
import type { SignClient, SignedFile } from "../client/sign-client";
import { createAttendance } from "./attendance";
import type { FlowEvent, PlacingMove } from "./events";
import { browserPage, type SignPage } from "./page";
import { createPreparation } from "./preparation";
import { callSafely, problemsIn } from "./problem";
import { reduce } from "./reduce";
import {
  type FlowState,
  hasEnded,
  idle,
  isAtService,
  type Problem,
  type SettledDocument,
  type StateOf,
} from "./state";
import { createTargets, type SignTarget } from "./targets";

/** Options of {@link createSignFlow}; each is read when it is needed, so that a getter may give the latest. */
export interface SignFlowOptions {
  readonly client: SignClient;
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
  original(index: number): Promise<Blob>;
  signed(index: number): Promise<SignedFile>;
  report(index: number): Promise<VerificationReport>;
  /** Redeems the resume handle in the page's address, when there is one, and listens for the next. Repeatable; undoes {@link SignFlow.destroy}. */
  resumeFromLocation(): void;
  /** Stops every request, timer and listener, except a redemption under way: a handle may be good for one only. */
  destroy(): void;
}

const hasSession = (state: FlowState): boolean => isAtService(state) || hasEnded(state);

/** True when the server did not say what it takes, or did not give its documents. */
const isUnanswered = ({ problems, limits, source }: StateOf<"choosing">): boolean =>
  problems.length > 0 && (limits === null || source === "server");

/** Makes a flow. Nothing is touched until an action is called, so it may be made anywhere. */
export function createSignFlow(options: SignFlowOptions): SignFlow {
  const page = options.page ?? browserPage;
  const targets = createTargets();
  const listeners = new Set<() => void>();
  let state: FlowState = options.initialState ?? idle;
  let disconnect: (() => void) | null = null;

  const attendance = createAttendance({ client: () => options.client, page, dispatch });
  const preparation = createPreparation({
    tools: () => ({ client: options.client, hash: options.hash ?? sha256 }),
    order: ({ route, input }) => ({
      route,
      input,
      locale: options.locale,
      returnTo: pageOf(page.href()),
    }),
    getState: () => state,
    dispatch,
    onStarted({ token, resume, session }, redirectUrl) {
      attendance.take(token, resume);
      dispatch({ type: "handed-over", session, redirectUrl });
      leave();
    },
  });

  function dispatch(event: FlowEvent): void {
    const before = state;
    const after = reduce(before, event);
    if (after === before) return;
    state = after;
    if (hasSession(before) && !hasSession(after)) attendance.forget();
    attendance.follow(after);
    for (const listener of [...listeners]) callSafely(listener, undefined);
    tell(before, after);
  }

  function tell(before: FlowState, after: FlowState): void {
    const known = problemsIn(before);
    for (const problem of problemsIn(after)) {
      if (!known.includes(problem)) callSafely(options.onError, problem);
    }
    if (!hasEnded(after) || !after.session) return;
    callSafely(options.onSettled, after.session);
    callSafely(targets.find(after.session.route)?.onSettled, after.session);
  }

  function leave(): void {
    if (state.status !== "redirecting" || state.redirectUrl === null) return;
    callSafely(
      (url) => (options.navigate ? options.navigate(url) : page.navigate(url)),
      state.redirectUrl,
    );
  }

  function connect(): void {
    disconnect ??= page.listen((signal) => {
      if (signal === "fragment") resumeFromLocation();
      // Back from the back/forward cache, or from an app that opened over the page: nobody is leaving any more.
      if (signal === "restored" || signal === "visible") dispatch({ type: "returned" });
    });
  }

  /** The target of what the flow is busy with, or was. */
  const currentTarget = (): SignTarget | null =>
    targets.find("session" in state && state.session ? state.session.route : null);

  /** Goes to choosing by this event, or to idle when it is not known what was to be signed. */
  function begin(event: FlowEvent, target: SignTarget | null): void {
    preparation.stop();
    if (!target) {
      dispatch({ type: "closed" });
      return;
    }
    connect();
    targets.open(target);
    dispatch(event);
    preparation.ask(target);
  }

  function resumeFromLocation(): void {
    connect();
    const handle = resumeHandleIn(page.href());
    const free = state.status === "idle" || hasSession(state);
    if (handle !== null && free && attendance.accept(handle)) dispatch({ type: "resuming" });
    attendance.follow(state);
    preparation.resume();
  }

  async function withToken<Value>(call: (token: string) => Promise<Value>): Promise<Value> {
    const token = attendance.token();
    if (token === null) throw new SignError("token_invalid");
    return call(token);
  }

  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    open(target) {
      if (state.status === "idle" || hasEnded(state)) begin({ type: "opened" }, target);
    },
    offer: targets.offer,
    addFiles: preparation.addFiles,
    removeDocument: (id) => dispatch({ type: "document-removed", id }),
    review: () => dispatch({ type: "reviewed" }),
    back: () => dispatch({ type: "went-back" }),
    settle: (settled, placement) => dispatch({ type: "settled", settled, placement }),
    place: (placement, how = "new") => dispatch({ type: "placed", placement, how }),
    placeEverywhere: (document) => dispatch({ type: "placed-everywhere", document }),
    unplace: (document) => dispatch({ type: "unplaced", document }),
    undoPlacement: () => dispatch({ type: "placement-undone" }),
    markRead: (document) => dispatch({ type: "document-read", document }),
    start() {
      const target = currentTarget();
      if (target) preparation.start(target);
    },
    cancelStart() {
      if (state.status !== "starting") return;
      preparation.pause();
      dispatch({ type: "start-cancelled" });
    },
    continueSigning() {
      dispatch({ type: "left" });
      leave();
    },
    checkNow() {
      dispatch({ type: "returned" });
      attendance.checkNow();
    },
    retry() {
      const target = currentTarget();
      if (hasEnded(state)) {
        if ("kept" in state && state.kept) dispatch({ type: "retried" });
        else begin({ type: "opened" }, target);
      } else if (state.status === "choosing" && target && isUnanswered(state)) {
        dispatch({ type: "retried" });
        preparation.ask(target);
      } else {
        attendance.checkNow();
      }
    },
    startOver() {
      if (state.status !== "idle") begin({ type: "started-over" }, currentTarget());
    },
    close() {
      preparation.stop();
      dispatch({ type: "closed" });
    },
    original: (index) => withToken((token) => options.client.original(token, index)),
    signed: (index) => withToken((token) => options.client.signed(token, index)),
    report: (index) => withToken((token) => options.client.report(token, index)),
    resumeFromLocation,
    destroy() {
      preparation.pause();
      dispatch({ type: "start-cancelled" });
      attendance.stop();
      disconnect?.();
      disconnect = null;
    },
  };
}
