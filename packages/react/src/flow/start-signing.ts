import {
  type AnnouncedDocument,
  type ErrorCode,
  type Placement,
  type ReadDocument,
  type Session,
  SignError,
  type StartAnswer,
} from "@sign/protocol";
import type { Draft, Order, Tools } from "./effects";
import { orderGiven } from "./effects";
import type { StartStep } from "./events";
import { problemOf } from "./problem";
import type { ChosenDocument, KeptDocuments, Problem } from "./state";

/** One attempt to start signing. */
export interface Attempt extends Tools {
  readonly order: Order;
  readonly kept: KeptDocuments;
  /** What an earlier attempt left; its session and uploads are used again where they still serve. */
  readonly draft: Draft | null;
  readonly onStep: (step: StartStep, sentBytes: number) => void;
  /** Called whenever there is something that a later attempt could use. */
  readonly onDraft: (draft: Draft) => void;
}

/** How an attempt went. `stale`: the server gives other documents now than the person has seen; `draft` is the session that has them. */
export type Outcome =
  | { readonly kind: "handed-over"; readonly answer: StartAnswer }
  | { readonly kind: "failed"; readonly problem: Problem }
  | { readonly kind: "stale"; readonly draft: Draft; readonly problem: Problem };

/** The codes that say a session is of no use any more; `already_started` where the way to BankID got lost. */
const useless: ReadonlySet<ErrorCode> = new Set([
  "token_invalid",
  "token_expired",
  "session_gone",
  "already_started",
  "document_missing",
  "document_already_uploaded",
] satisfies ErrorCode[]);

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const ids = (documents: readonly ChosenDocument[]): string[] => documents.map(({ id }) => id);
const digests = (session: Session | undefined): string[] | undefined =>
  session?.documents.map(({ sha256 }) => sha256);

/** The draft, when it holds these documents and no start with other placements was sent for it. */
function usable({ draft, kept }: Attempt): Draft | null {
  if (!draft || !same(ids(draft.documents), ids(kept.documents))) return null;
  return !draft.sentWith || same(draft.sentWith, kept.placements) ? draft : null;
}

const sentPlacements = ({ policy, placements }: KeptDocuments): Placement[] =>
  policy.mode === "none" ? [] : [...placements];

/** The documents that were read to the end, with as many pages as they were found to have. */
const readDocuments = ({ read, settled }: KeptDocuments): ReadDocument[] =>
  settled
    .filter(({ document }) => read.includes(document))
    .map(({ document, pages }) => ({ document, pages }));

/** Creates the session unless a draft serves, uploads what is missing, one document after the other, and starts; once more in a new session when that one turns out to be of no use. Rejects only when aborted. */
export async function startSigning(attempt: Attempt): Promise<Outcome> {
  const { client, hash, signal, order, kept } = attempt;
  let file: string | undefined;

  function keep(draft: Draft): Draft {
    signal.throwIfAborted();
    attempt.onDraft(draft);
    return draft;
  }

  async function announce(document: ChosenDocument): Promise<AnnouncedDocument> {
    file = document.name;
    const sha256 = await hash(document.file).catch((cause: unknown) => {
      // The bytes cannot be read any more: the file was moved, or changed since it was picked.
      throw new SignError("pdf_damaged", { cause });
    });
    signal.throwIfAborted();
    return { name: document.name, size: document.size, sha256 };
  }

  async function announceAll(): Promise<AnnouncedDocument[]> {
    const announced: AnnouncedDocument[] = [];
    for (const document of kept.documents) announced.push(await announce(document));
    file = undefined;
    return announced;
  }

  async function create(): Promise<Draft> {
    attempt.onStep("creating", 0);
    if (kept.source === "server") {
      return { ...(await orderGiven(order, attempt)), documents: kept.documents };
    }
    const announced = { ...order, documents: await announceAll() };
    const { token, session, placement } = await client.create(announced, { signal });
    return { token, session, policy: placement, documents: kept.documents, sentWith: null };
  }

  async function upload(from: Draft): Promise<Draft> {
    let draft = from;
    let sent = 0;
    for (const [index, document] of kept.documents.entries()) {
      const before = sent;
      sent += document.size;
      const there = draft.session.documents[index];
      if (!there) throw new SignError("internal");
      if (there.status === "uploaded") continue;
      file = document.name;
      const onProgress = (bytes: number): void =>
        attempt.onStep("uploading", before + Math.min(bytes, document.size));
      onProgress(0);
      const options = { signal, onProgress };
      const answer = await client.upload(draft.token, index, document.file, there.sha256, options);
      draft = keep({ ...draft, ...answer });
    }
    file = undefined;
    return draft;
  }

  async function send(from: Draft): Promise<Outcome> {
    const draft = kept.source === "upload" ? await upload(from) : from;
    const total = kept.documents.reduce((sum, { size }) => sum + size, 0);
    attempt.onStep("starting", total);
    const { token } = keep({ ...draft, sentWith: kept.placements });
    const request = { placements: sentPlacements(kept), read: readDocuments(kept) };
    const answer = await client.start(token, request, { signal });
    signal.throwIfAborted();
    return { kind: "handed-over", answer };
  }

  async function sendAnew(): Promise<Outcome> {
    const draft = keep(await create());
    const seen = attempt.draft?.session;
    if (kept.source === "server" && !same(digests(draft.session), digests(seen))) {
      return { kind: "stale", draft, problem: problemOf(new SignError("documents_changed")) };
    }
    return send(draft);
  }

  try {
    const draft = usable(attempt);
    return await (draft ? send(draft) : sendAnew()).catch((error: unknown) => {
      if (!SignError.is(error) || !useless.has(error.code)) throw error;
      return sendAnew();
    });
  } catch (error) {
    signal.throwIfAborted();
    return { kind: "failed", problem: problemOf(error, file) };
  }
}
