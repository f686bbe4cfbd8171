import {
  type CreateSessionRequest,
  type Limits,
  type Placement,
  type PlacementPolicy,
  type Session,
  SignError,
  stopOf,
  warningsOf,
} from "@sign/protocol";
import type { SignClient } from "../client/sign-client";
import { inspectFile } from "../pdf/preflight";
import { problemOf } from "./problem";
import type { ChosenDocument, Problem } from "./state";

/** A session that has been created for these documents and not been seen to start. */
export interface Draft {
  readonly token: string;
  readonly session: Session;
  readonly documents: readonly ChosenDocument[];
  /** Who decides where the seals of this session go. */
  readonly policy: PlacementPolicy;
  /** The placements a start was sent with, whose answer never came: the server holds on to them. */
  readonly sentWith: readonly Placement[] | null;
}

/** What every effect works with. */
export interface Tools {
  readonly client: SignClient;
  /** SHA-256 of a file as lower-case hex. */
  readonly hash: (file: Blob) => Promise<string>;
  readonly signal: AbortSignal;
}

/** What a session is created with, besides its documents. */
export type Order = Omit<CreateSessionRequest, "documents">;

/** File names in the contract are 1 to 255 UTF-16 units; the end of a longer one is kept, for its extension. */
function nameOf(file: Blob): string {
  const name = "name" in file && typeof file.name === "string" ? file.name : "";
  return name === "" ? "document.pdf" : name.slice(-255);
}

/** Sorts picked files into documents, with what is good to know about them, and problems that name the refused. Rejects only when `signal` is aborted. */
export async function inspectFiles(
  files: readonly Blob[],
  limits: Limits,
  nextId: () => string,
  signal: AbortSignal,
): Promise<{ documents: ChosenDocument[]; problems: Problem[] }> {
  const inspections = await Promise.all(files.map((file) => inspectFile(file, limits, signal)));
  const documents: ChosenDocument[] = [];
  const problems: Problem[] = [];
  for (const [index, file] of files.entries()) {
    const inspection = inspections[index] ?? { findings: [] };
    const name = nameOf(file);
    const code = stopOf(inspection);
    if (code) problems.push(problemOf(new SignError(code), name));
    else {
      const warnings = warningsOf(inspection);
      documents.push({ id: nextId(), name, size: file.size, file, warnings });
    }
  }
  return { documents, problems };
}

/** Creates a session on a route that gives its own documents. */
export async function orderGiven(order: Order, { client, signal }: Tools): Promise<Draft> {
  const created = await client.create({ ...order, documents: [] }, { signal });
  const { token, session, placement } = created;
  return { token, session, policy: placement, documents: [], sentWith: null };
}

/** Fetches the documents the server gave to a session. Throws `digest_mismatch` when the bytes are not the announced ones, since what is seen must be what is signed. */
export async function fetchGiven(draft: Draft, tools: Tools): Promise<Draft> {
  const { client, hash, signal } = tools;
  const documents = await Promise.all(
    draft.session.documents.map(async ({ index, name, sha256 }): Promise<ChosenDocument> => {
      const file = await client.original(draft.token, index, { signal });
      if ((await hash(file)) !== sha256) throw new SignError("digest_mismatch");
      return { id: `${draft.session.id}/${index}`, name, size: file.size, file };
    }),
  );
  return { ...draft, documents };
}
